import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Run } from '../../../shared/api/types';
import { allOrThrow } from '../../../shared/lib/bulk';
import { plural } from '../../../shared/lib/format';
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
      toast(`Going on with offline: ${plural(waiting, 'block')}.`);
      onClose();
    },
    onSettled: () => {
      for (const key of ['runs', 'run', 'progress', 'forecast']) {
        void queries.invalidateQueries({ queryKey: [key, projectId] });
      }
    },
  });
  return (
    <Dialog
      title="Run with offline?"
      verb={`Run ${plural(waiting, 'block')} offline`}
      busy={go.isPending}
      error={go.error}
      onClose={onClose}
      onDo={() => go.mutate()}
    >
      <p>
        The built-in extractor is free and needs no key, and it understands nothing: it fills the fields from
        the text by rule. What it stages is marked offline wherever it is shown.
      </p>
      <p>
        {runs.length === 1
          ? 'The model and the routing rules of this run are'
          : 'The models and routing rules of these runs are'}{' '}
        replaced. What is staged or confirmed already stays.
      </p>
    </Dialog>
  );
}
