import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { runs as t } from 'texts/runs';
import { after, readAgain } from '../../../shared/api/stale';
import type { Dispatched, Forecast, Run } from '../../../shared/api/types';
import { allOrThrow } from '../../../shared/lib/bulk';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { forecastQuery } from '../api/costs';
import { changeRun, trialBlocks } from '../api/runs';
import { rememberForecast } from '../model/forecasts';
import { isSameConfig } from '../model/settings';
import { useSettings, useStandards } from '../model/useSettings';
import { CostForecast } from './CostForecast';
import { SettingsDisclosure } from './SettingsDisclosure';
import { SettingsFields } from './SettingsFields';

interface Props {
  projectId: string;
  schemaId: string;
  /** The runs that would be worked on. */
  runs: Run[];
  pending: number;
  /** What has been spent in this place before. */
  spent: number;
  note?: string;
  /** A few blocks are what was asked for. */
  trial?: boolean;
  send: (mostBlocks?: number) => Promise<Dispatched>;
  onClose: () => void;
}

/** Sends what is pending to work: what it costs, with which settings, all of it or a few blocks to look at first. */
export function RunPendingDialog(props: Props) {
  const { projectId, schemaId, runs, pending, spent, note, trial: few, send, onClose } = props;
  const [first] = runs;
  const single = runs.length === 1 ? first : undefined;
  const mixed = !!first && !runs.every((run) => isSameConfig(first.model_config ?? {}, run.model_config));
  const settings = useSettings(mixed ? null : first?.model_config);
  const { standards, seen, types } = useStandards(projectId, schemaId);
  const queries = useQueryClient();
  const saved = useQuery(forecastQuery(projectId, { schemaId, runId: single?.run_id }));
  const act = useMutation({
    mutationFn: async (mostBlocks: number | undefined) => {
      if (settings.changed) {
        await allOrThrow(runs, ({ run_id }) =>
          changeRun(projectId, run_id, { model_config: settings.config }),
        );
      }
      const asked = settings.changed ? null : (saved.data ?? null);
      const sent = await send(mostBlocks);
      if (asked && mostBlocks === undefined)
        remember(single?.run_id ?? `${projectId}:${schemaId}`, asked, spent);
      return sent;
    },
    onSuccess: (sent, mostBlocks) => {
      toast(t.pendingDialog.done(Math.min(sent.pending, mostBlocks ?? sent.pending)));
      onClose();
    },
    onSettled: () => void readAgain(queries, after.runsChanged(projectId)),
  });
  const trying = act.isPending && act.variables !== undefined;
  const all = { verb: t.pendingDialog.all(pending), busy: act.isPending && !trying, most: undefined };
  const first20 = { verb: t.pendingDialog.first(trialBlocks), busy: trying, most: trialBlocks };
  const [main, other] = few ? [first20, all] : [all, first20];
  return (
    <Dialog
      title={t.pendingDialog.title}
      verb={main.verb}
      size="600"
      disabled={pending === 0 || !settings.valid}
      busy={main.busy}
      error={act.error}
      second={
        pending > trialBlocks
          ? { verb: other.verb, busy: other.busy, onDo: () => act.mutate(other.most) }
          : undefined
      }
      onClose={onClose}
      onDo={() => act.mutate(main.most)}
    >
      <p>{pending === 0 ? t.pendingDialog.nothing : t.pendingDialog.words(pending, runs.length)}</p>
      {pending > 0 && (
        <CostForecast
          projectId={projectId}
          schemaId={schemaId}
          runId={single?.run_id}
          config={settings.config}
          saved={!settings.changed}
          standards={standards}
          noteOf={() => note}
          onOffline={() => settings.dispatch({ do: 'use-offline' })}
        />
      )}
      {pending > 0 && (
        <SettingsDisclosure
          config={settings.config}
          standards={standards}
          words={mixed && !settings.changed ? t.pendingDialog.differ : undefined}
        >
          {mixed && <p>{t.pendingDialog.mixed}</p>}
          <SettingsFields settings={settings} standards={standards} seen={seen} types={types} />
        </SettingsDisclosure>
      )}
    </Dialog>
  );
}

function remember(place: string, { cost_usd, low_usd, high_usd }: Forecast, spent: number): void {
  if (cost_usd === null || low_usd === null || high_usd === null || cost_usd === 0) return;
  rememberForecast(place, { cost: spent + cost_usd, low: spent + low_usd, high: spent + high_usd });
}
