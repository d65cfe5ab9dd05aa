import { useMutation, useQueryClient } from '@tanstack/react-query';
import { runs as t } from 'texts/runs';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { startJob, type JobWords } from '../../../shared/lib/jobs';
import { cancelRun, dispatchRun, pauseRun, resumeRun, retryFailed } from '../api/runs';
import { toWake } from './errorClasses';
import { runPath } from './runList';

export type RunVerb = 'pause' | 'resume' | 'cancel' | 'retry';

type Act = (projectId: string, run: Run, wake: boolean) => Promise<unknown>;

interface Wish {
  verb: RunVerb;
  runs: Run[];
  /** Whether runs in which nothing else waits are sent to work at once: an editor's alone. */
  wake?: boolean;
}

const verbs: Record<RunVerb, { act: Act; words: JobWords }> = {
  pause: {
    act: (projectId, { run_id }) => pauseRun(projectId, run_id),
    words: t.jobs.pause,
  },
  resume: {
    act: (projectId, { run_id }) => resumeRun(projectId, run_id),
    words: t.jobs.resume,
  },
  cancel: {
    act: (projectId, { run_id }) => cancelRun(projectId, run_id),
    words: t.jobs.cancel,
  },
  retry: {
    act: async (projectId, run, wake) => {
      await retryFailed(projectId, run.run_id);
      if (wake && toWake([run]).length > 0) await dispatchRun(projectId, run.run_id);
    },
    words: t.jobs.retry,
  },
};

/** Does something to one run or many, where it can be watched, and says how it went. */
export function useRunVerb(projectId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, runs, wake = false }: Wish) => {
      const documents = queries.getQueryData<SourceDocument[]>(['documents', projectId]) ?? [];
      const titles = new Map(documents.map(({ source_uid, doc_title }) => [source_uid, doc_title]));
      const { act, words } = verbs[verb];
      return startJob({
        words,
        parts: runs.map((run) => ({
          id: run.run_id,
          name: [titles.get(run.source_uid) ?? t.jobs.unknownDocument, run.run_name]
            .filter(Boolean)
            .join(', '),
          to: runPath(projectId, run),
          run,
        })),
        act: ({ run }) => act(projectId, run, wake),
        onSettled: () => void readAgain(queries, after.runsChanged(projectId)),
      });
    },
  });
}
