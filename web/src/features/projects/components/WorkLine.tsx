import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { project } from 'texts/project';
import type { Project } from '../../../shared/api/types';
import { usd } from '../../../shared/lib/format';
import { Meter } from '../../../shared/ui/Meter';
import { costsQuery, forecastQuery } from '../../runs/api/costs';
import { Figures } from '../../runs/components/Figures';
import { promisedFor } from '../../runs/model/forecasts';
import { endWords, leftWords, rateWords } from '../../runs/model/pace';
import { usePace } from '../../runs/model/usePace';
import type { Review } from '../model/useReview';
import css from './WorkLine.module.css';

const t = project.work;

/** What is being worked on in a project, until when, and for how much: one line that is always there. */
export function WorkLine({ project, review }: { project: Project; review: Review }) {
  const id = project.project_id;
  const { working, paused, counts, usage, schemaId, schema } = review;
  const [opened, setOpened] = useState(false);
  const pace = usePace(working);
  const costs = useQuery(costsQuery(id)).data;
  const left = useQuery({
    ...forecastQuery(id, { schemaId: schemaId ?? '' }),
    enabled: opened && schemaId !== null && counts.pending > 0,
  });
  const budget = costs?.budget_usd ?? null;
  const spent = usage?.cost_usd ?? null;
  const asked = (usage?.calls ?? 0) > 0;
  return (
    <div className={css.line}>
      <span className={css.state} role="status">
        {stateWords(working.length, paused.length, counts.pending + counts.claimed)}
      </span>
      {working.length > 0 && (
        <>
          <span className={css.rate}>{pace.rate === null ? t.measuring : rateWords(pace.rate)}</span>
          {pace.left !== null && pace.rate !== null && (
            <span className={css.end}>
              {t.leftUntil(leftWords(pace.left), endWords(pace.now, pace.left))}
            </span>
          )}
        </>
      )}
      <span className={css.money}>
        {budget !== null && costs && (
          <span className={css.budget}>
            <Meter
              label={t.budget}
              value={costs.cost_usd}
              most={budget}
              words={t.budgetSpent(usd(costs.cost_usd), usd(budget))}
            />
          </span>
        )}
        <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={css.cost} onClick={() => setOpened((now) => !now)}>
              <b className="visually-hidden">{t.cost}</b>
              {budget !== null && costs
                ? t.costOf(usd(costs.cost_usd), usd(budget))
                : t.spent(asked && spent === null ? t.costUnknown : usd(spent ?? 0))}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={css.panel} aria-label={t.panel}>
            <Figures
              title={schema ? t.withSchema(schema.schema_ref) : t.thisSchema}
              usage={usage}
              working={working.length > 0}
              pace={pace}
              left={left.data}
              promised={schemaId ? promisedFor(`${id}:${schemaId}`) : null}
              budget={
                budget !== null && costs
                  ? { label: t.wholeBudget, spent: costs.cost_usd, most: budget }
                  : null
              }
            >
              {costs && <p className={css.whole}>{t.whole(usd(costs.cost_usd), costs.unpriced_calls)}</p>}
            </Figures>
          </Popover.Dropdown>
        </Popover>
      </span>
    </div>
  );
}

function stateWords(working: number, paused: number, pending: number): string {
  if (working > 0) return t.working(working);
  if (paused > 0) return t.paused(paused);
  return pending > 0 ? t.nothing : t.all;
}
