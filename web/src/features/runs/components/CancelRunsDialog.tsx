import type { Run } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { useRunVerb } from '../model/useRunVerb';

/** Cancels what could still be worked on, after saying what that means. */
export function CancelRunsDialog(props: { projectId: string; runs: Run[]; onClose: () => void }) {
  const { projectId, runs, onClose } = props;
  const verb = useRunVerb(projectId);
  const number = plural(runs.length, 'run');
  return (
    <Dialog
      title={`Cancel ${number}?`}
      verb={`Cancel ${number}`}
      danger
      disabled={runs.length === 0}
      onClose={onClose}
      onDo={() => {
        verb.mutate({ verb: 'cancel', runs });
        onClose();
      }}
    >
      <p>
        What is staged or confirmed stays and can be read, but exports, progress and confirm-all of the
        project leave a cancelled run out. Blocks still pending are not worked on any more; applying the
        schema again makes new runs for these documents. To stop for a while, pause them instead.
      </p>
    </Dialog>
  );
}
