import { useQueryClient } from '@tanstack/react-query';
import { runs as t } from 'texts/runs';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run } from '../../../shared/api/types';
import { startJob } from '../../../shared/lib/jobs';
import { confirmedHeld } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { deleteRun } from '../api/runs';
import { goesWithRuns, runPath } from '../model/runList';

interface Props {
  projectId: string;
  runs: Run[];
  nameOf: (run: Run) => string;
  onClose: () => void;
}

/** Deletes runs, after saying in numbers what goes with them. What was confirmed since is not deleted by the way. */
export function DeleteRunsDialog({ projectId, runs, nameOf, onClose }: Props) {
  const queries = useQueryClient();
  const number = runs.length;
  const { words, confirmed } = goesWithRuns(runs);
  const erase = () => {
    onClose();
    void startJob({
      words: t.jobs.delete,
      parts: runs.map((run) => ({
        id: run.run_id,
        name: nameOf(run),
        to: runPath(projectId, run),
        confirmed: run.counts.confirmed,
      })),
      act: (run) => deleteRun(projectId, run.id, run.confirmed || undefined),
      // A person has to see the new number before that goes as well.
      again: (error) => confirmedHeld(error) === null,
      onSettled: () => void readAgain(queries, after.runsChanged(projectId)),
    });
  };
  return (
    <Dialog
      title={t.deleteDialog.title(number)}
      verb={confirmed > 0 ? t.deleteDialog.verbWithConfirmed(number, confirmed) : t.deleteDialog.verb(number)}
      danger
      onClose={onClose}
      onDo={erase}
    >
      <p>{words ? t.deleteDialog.blocksGo(words, number) : t.deleteDialog.historyGoes(number)}</p>
      {confirmed > 0 && <p>{t.deleteDialog.confirmed(confirmed)}</p>}
    </Dialog>
  );
}
