import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Project } from '../../../shared/api/types';
import { plural, usd } from '../../../shared/lib/format';
import { Meter } from '../../../shared/ui/Meter';
import { costsQuery, forecastQuery } from '../../runs/api/costs';
import { Figures } from '../../runs/components/Figures';
import { promisedFor } from '../../runs/model/forecasts';
import { endWords, leftWords, rateWords } from '../../runs/model/pace';
import { usePace } from '../../runs/model/usePace';
import type { Review } from '../model/useReview';
import css from './WorkLine.module.css';

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
          <span className={css.rate}>{pace.rate === null ? 'measuring…' : rateWords(pace.rate)}</span>
          {pace.left !== null && pace.rate !== null && (
            <span className={css.end}>
              {leftWords(pace.left)} left, until {endWords(pace.now, pace.left)}
            </span>
          )}
        </>
      )}
      <span className={css.money}>
        {budget !== null && costs && (
          <span className={css.budget}>
            <Meter
              label="Budget of the project"
              value={costs.cost_usd}
              most={budget}
              words={`${usd(costs.cost_usd)} of ${usd(budget)} spent`}
            />
          </span>
        )}
        <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={css.cost} onClick={() => setOpened((now) => !now)}>
              <b className="visually-hidden">Cost: </b>
              {budget !== null && costs ? (
                <>
                  {usd(costs.cost_usd)} <span>of {usd(budget)}</span>
                </>
              ) : (
                <>
                  {asked && spent === null ? 'Cost not known' : usd(spent ?? 0)} <span>spent</span>
                </>
              )}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={css.panel} aria-label="Work and cost of this project">
            <Figures
              title={schema ? `With ${schema.schema_ref}` : 'This schema'}
              usage={usage}
              working={working.length > 0}
              pace={pace}
              left={left.data}
              promised={schemaId ? promisedFor(`${id}:${schemaId}`) : null}
              budget={
                budget !== null && costs
                  ? { label: 'Budget of the whole project', spent: costs.cost_usd, most: budget }
                  : null
              }
            >
              {costs && (
                <p className={css.whole}>
                  The whole project, deleted runs included: {usd(costs.cost_usd)}
                  {costs.unpriced_calls > 0 &&
                    `, and ${plural(costs.unpriced_calls, 'call')} without a known price`}
                  .
                </p>
              )}
            </Figures>
          </Popover.Dropdown>
        </Popover>
      </span>
    </div>
  );
}

function stateWords(working: number, paused: number, pending: number): string {
  if (working > 0) return `${plural(working, 'run')} working`;
  if (paused > 0) return `${plural(paused, 'run')} paused`;
  return pending > 0 ? 'Nothing is being worked on' : 'All blocks are worked on';
}
