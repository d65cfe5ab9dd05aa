import { useMutation, useQueryClient } from '@tanstack/react-query';
import { runs as t } from 'texts/runs';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run } from '../../../shared/api/types';
import { allOrThrow } from '../../../shared/lib/bulk';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { changeRun, resumeRun } from '../api/runs';
import { configOf, draftOf, settingsReducer } from '../model/settings';

/** Lets paused runs go on with the built-in extractor, which is another thing than a model, and says so. */
export function OfflineDialog(props: { projectId: string; runs: Run[]; onClose: () => void }) {
  const { projectId, runs, onClose } = props;
  const queries = useQueryClient();
  const waiting = runs.reduce((sum, { counts }) => sum + counts.pending + counts.claimed, 0);
  const go = useMutation({
    mutationFn: async () => {
      await allOrThrow(runs, async ({ run_id, model_config }) => {
        const { config } = configOf(settingsReducer(draftOf(model_config), { do: 'use-offline' }));
        const saved = await changeRun(projectId, run_id, { model_config: config });
        if (saved.status === 'paused') await resumeRun(projectId, run_id);
      });
    },
    onSuccess: () => {
      toast(t.offlineDialog.done(waiting));
      onClose();
    },
    onSettled: () => void readAgain(queries, after.runsChanged(projectId)),
  });
  return (
    <Dialog
      title={t.offlineDialog.title}
      verb={t.offlineDialog.verb(waiting)}
      busy={go.isPending}
      error={go.error}
      onClose={onClose}
      onDo={() => go.mutate()}
    >
      <p>{t.offlineDialog.what}</p>
      <p>{t.offlineDialog.replaces(runs.length)}</p>
    </Dialog>
  );
}
