import { useQueryClient } from '@tanstack/react-query';
import type { Run } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
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
  const number = plural(runs.length, 'run');
  const { words, confirmed } = goesWithRuns(runs);
  const erase = () => {
    onClose();
    void startJob({
      words: { doing: 'Deleting', done: 'deleted', one: 'run' },
      parts: runs.map((run) => ({
        id: run.run_id,
        name: nameOf(run),
        to: runPath(projectId, run),
        confirmed: run.counts.confirmed,
      })),
      act: (run) => deleteRun(projectId, run.id, run.confirmed || undefined),
      // A person has to see the new number before that goes as well.
      again: (error) => confirmedHeld(error) === null,
      onSettled: () => {
        for (const key of ['runs', 'run', 'progress', 'errors']) {
          void queries.invalidateQueries({ queryKey: [key, projectId] });
        }
      },
    });
  };
  return (
    <Dialog
      title={`Delete ${number}?`}
      verb={
        confirmed > 0 ? `Delete ${number} with ${plural(confirmed, 'confirmed block')}` : `Delete ${number}`
      }
      danger
      onClose={onClose}
      onDo={erase}
    >
      <p>
        {words
          ? `${words} blocks go with ${runs.length === 1 ? 'it' : 'them'}, and`
          : `With ${runs.length === 1 ? 'it' : 'them'} goes`}{' '}
        the history of every block. The documents and their blocks stay. This cannot be undone.
      </p>
      {confirmed > 0 && (
        <p>
          <strong>{plural(confirmed, 'block has', 'blocks have')} been confirmed by a person.</strong> That
          work would be lost for good.
        </p>
      )}
    </Dialog>
  );
}
