import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wordsOf } from '../../../shared/api/problem';
import type { Run } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { toast } from '../../../shared/ui/toast';
import { cancelRun, pauseRun, resumeRun } from '../api/runs';
import { onAll } from './onAll';

export type RunVerb = 'pause' | 'resume' | 'cancel';

const verbs: Record<RunVerb, { act: (projectId: string, runId: string) => Promise<unknown>; done: string }> =
  {
    pause: { act: pauseRun, done: 'paused' },
    resume: { act: resumeRun, done: 'resumed' },
    cancel: { act: cancelRun, done: 'cancelled' },
  };

/** Pauses, resumes or cancels one run or many, and says how it went. */
export function useRunVerb(projectId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ verb, runs }: { verb: RunVerb; runs: Run[] }) => ({
      verb,
      ...(await onAll(runs, (run) => verbs[verb].act(projectId, run.run_id))),
    }),
    onSuccess: ({ verb, done, errors }) => {
      const words = `${plural(done, 'run')} ${verbs[verb].done}.`;
      if (errors.length === 0) toast(words);
      else
        toast(
          `${done > 0 ? `${words} ` : ''}${plural(errors.length, 'run')} could not be: ${wordsOf(errors[0])}`,
          'wrong',
        );
    },
    onSettled: () => {
      for (const key of ['runs', 'progress']) void queries.invalidateQueries({ queryKey: [key, projectId] });
    },
  });
}
