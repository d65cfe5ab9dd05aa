import { runs as t } from 'texts/runs';
import type { Run } from '../../../shared/api/types';
import { Dialog } from '../../../shared/ui/Dialog';
import { useRunVerb } from '../model/useRunVerb';

/** Cancels what could still be worked on, after saying what that means. */
export function CancelRunsDialog(props: { projectId: string; runs: Run[]; onClose: () => void }) {
  const { projectId, runs, onClose } = props;
  const verb = useRunVerb(projectId);
  return (
    <Dialog
      title={t.cancelDialog.title(runs.length)}
      verb={t.cancelDialog.verb(runs.length)}
      danger
      disabled={runs.length === 0}
      onClose={onClose}
      onDo={() => {
        verb.mutate({ verb: 'cancel', runs });
        onClose();
      }}
    >
      <p>{t.cancelDialog.words}</p>
    </Dialog>
  );
}
