import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runs as t } from 'texts/runs';
import type { Run } from '../../../shared/api/types';
import { usd } from '../../../shared/lib/format';
import { forecastQuery } from '../api/costs';
import { runQuery } from '../api/runs';
import { isWorking } from '../model/effective';
import { promisedFor } from '../model/forecasts';
import { rateWords, shortLeft } from '../model/pace';
import { useRunVerb } from '../model/useRunVerb';
import { usePace } from '../model/usePace';
import { Figures } from './Figures';
import figures from './Figures.module.css';
import css from './RunMeter.module.css';

interface Props {
  projectId: string;
  run: Run;
  name: string;
  editor: boolean;
  onAsk: (question: 'settings' | 'cancel') => void;
}

/** How fast a run goes, how long it will take and what it has cost, in the toolbar; the rest of it at a click. */
export function RunMeter({ projectId, run, name, editor, onAsk }: Props) {
  const [opened, setOpened] = useState(false);
  const working = isWorking(run);
  const pace = usePace([run]);
  const verb = useRunVerb(projectId);
  // Events tell the counts of a run, not what it has cost.
  const fresh = useQuery({ ...runQuery(projectId, run.run_id), enabled: working || opened });
  const usage = newer(fresh.data, run).usage;
  const left = useQuery({
    ...forecastQuery(projectId, { schemaId: run.schema_id, runId: run.run_id }),
    enabled: opened && run.counts.pending > 0,
  });
  const spent = usage?.cost_usd ?? null;
  const budget = run.model_config?.budget ?? null;
  if (!working && !usage?.calls) return null;
  const cost = usage?.calls ? (spent === null ? t.meter.costNotKnown : usd(spent)) : null;
  const ask = (question: 'settings' | 'cancel') => {
    setOpened(false);
    onAsk(question);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.meter}
          data-working={working || undefined}
          onClick={() => setOpened((now) => !now)}
        >
          <span className="visually-hidden">{t.meter.label}</span>
          {working && (
            <>
              <span className={css.rate}>
                {pace.rate === null ? t.meter.measuring : rateWords(pace.rate)}
              </span>
              {pace.left !== null && pace.rate !== null && (
                <span className={css.left}>{t.meter.left(shortLeft(pace.left))}</span>
              )}
            </>
          )}
          {cost && (
            <span className={css.cost}>
              {budget === null
                ? cost
                : t.meter.spentOf(cost, usd(budget), (words) => <span className={css.budget}>{words}</span>)}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.panel} aria-label={t.meter.panel}>
        <Figures
          title={name}
          usage={usage}
          working={working}
          pace={pace}
          left={left.data}
          promised={promisedFor(run.run_id)}
          budget={budget === null ? null : { label: t.meter.budget, spent: spent ?? 0, most: budget }}
        >
          {editor && (
            <div className={figures.buttons}>
              {working && (
                <Button
                  size="compact-sm"
                  loading={verb.isPending}
                  onClick={() => verb.mutate({ verb: 'pause', runs: [run] })}
                >
                  {t.verbs.pause}
                </Button>
              )}
              {run.status === 'paused' && (
                <Button
                  size="compact-sm"
                  loading={verb.isPending}
                  onClick={() => verb.mutate({ verb: 'resume', runs: [run] })}
                >
                  {t.verbs.resume}
                </Button>
              )}
              <Button size="compact-sm" onClick={() => ask('settings')}>
                {t.verbs.settings}
              </Button>
              {(run.status === 'running' || run.status === 'paused') && (
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => ask('cancel')}>
                  {t.verbs.cancel}
                </Button>
              )}
            </div>
          )}
        </Figures>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The one of two readings that has seen more calls. */
function newer(fresh: Run | undefined, run: Run): Run {
  return fresh && (fresh.usage?.calls ?? 0) >= (run.usage?.calls ?? 0) ? fresh : run;
}
