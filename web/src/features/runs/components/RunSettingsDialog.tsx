import { useMutation, useQueryClient } from '@tanstack/react-query';
import { runs as t } from 'texts/runs';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run } from '../../../shared/api/types';
import { allOrThrow } from '../../../shared/lib/bulk';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { changeRun, resumeRun } from '../api/runs';
import { isSameConfig, type SettingName } from '../model/settings';
import { useSettings, useStandards } from '../model/useSettings';
import { CostForecast } from './CostForecast';
import { SettingsFields } from './SettingsFields';

interface Props {
  projectId: string;
  /** One run, or several of one schema that get the same settings. */
  runs: Run[];
  begin?: SettingName;
  /** They are paused: with the new settings they go on. */
  resume?: boolean;
  onClose: () => void;
}

/** How a run is asked, and what that costs; several runs get the same. */
export function RunSettingsDialog({ projectId, runs, begin = 'model', resume, onClose }: Props) {
  const [first] = runs;
  const mixed = !!first && !runs.every((run) => isSameConfig(first.model_config ?? {}, run.model_config));
  const settings = useSettings(mixed ? null : first?.model_config);
  const schemaId = first?.schema_id ?? null;
  const { standards, seen, types } = useStandards(projectId, schemaId);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      await allOrThrow(runs, async ({ run_id }) => {
        const saved = await changeRun(projectId, run_id, { model_config: settings.config });
        // A raised budget lets the run go on by itself.
        if (resume && saved.status === 'paused') await resumeRun(projectId, run_id);
      });
    },
    onSuccess: () => {
      toast(resume ? t.settingsDialog.resumed(runs.length) : t.settingsDialog.saved);
      onClose();
    },
    onSettled: () => void readAgain(queries, after.runsChanged(projectId)),
  });
  if (!first || schemaId === null) return null;
  return (
    <Dialog
      title={runs.length === 1 ? t.settingsDialog.titleOne : t.settingsDialog.title(runs.length)}
      verb={resume ? t.settingsDialog.saveAndResume : t.settingsDialog.save}
      size="600"
      disabled={!settings.valid || (!settings.changed && !resume && !mixed)}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onDo={() => save.mutate()}
    >
      {mixed && <p>{t.settingsDialog.mixed}</p>}
      <SettingsFields settings={settings} standards={standards} seen={seen} types={types} begin={begin} />
      <CostForecast
        projectId={projectId}
        schemaId={schemaId}
        runId={runs.length === 1 ? first.run_id : undefined}
        config={settings.config}
        saved={!settings.changed && !mixed}
        standards={standards}
        onOffline={() => settings.dispatch({ do: 'use-offline' })}
      />
    </Dialog>
  );
}
