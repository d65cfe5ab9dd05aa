import type { ReactNode } from 'react';
import type { Forecast, Usage } from '../../../shared/api/types';
import { count, plural, rough, usd } from '../../../shared/lib/format';
import { Meter } from '../../../shared/ui/Meter';
import type { Promised } from '../model/forecasts';
import { endWords, leftWords, rateWords } from '../model/pace';
import type { Pace } from '../model/usePace';
import css from './Figures.module.css';

interface Props {
  title: string;
  usage: Usage | null;
  working: boolean;
  pace: Pace;
  /** What the rest will cost. */
  left?: Forecast | null;
  promised: Promised | null;
  budget?: { label: string; spent: number; most: number } | null;
  children?: ReactNode;
}

/** The figures of work under way or done: how fast, until when, for how much, against what was forecast. */
export function Figures({ title, usage, working, pace, left, promised, budget, children }: Props) {
  const spent = usage?.cost_usd ?? null;
  const asked = (usage?.calls ?? 0) > 0;
  return (
    <div className={css.figures}>
      <h2>{title}</h2>
      <dl>
        {working && (
          <>
            <Figure label="Rate, last minute">
              {pace.rate === null ? 'measuring' : rateWords(pace.rate)}
            </Figure>
            <Figure label="Ends">{endOf(pace)}</Figure>
          </>
        )}
        <Figure label="Spent so far">{asked && spent === null ? 'price not known' : usd(spent ?? 0)}</Figure>
        {left && left.blocks > 0 && left.cost_usd !== null && (
          <Figure label={`Still to come, ${plural(left.blocks, 'block')}`}>
            {usd(left.cost_usd)}
            {left.low_usd !== null && left.high_usd !== null && left.cost_usd > 0 && (
              <small className={css.below}>
                {usd(left.low_usd)} to {usd(left.high_usd)}
              </small>
            )}
          </Figure>
        )}
        {promised && (
          <Figure label="Forecast when begun">
            {usd(promised.cost)}
            <small className={css.below}>{againstWords(promised, spent, left ?? null)}</small>
          </Figure>
        )}
      </dl>
      {budget && (
        <div className={css.budget}>
          <p>
            <span>{budget.label}</span>
            <span>
              {usd(budget.spent)} of {usd(budget.most)}
            </span>
          </p>
          <Meter
            label={budget.label}
            value={budget.spent}
            most={budget.most}
            words={`${usd(budget.spent)} of ${usd(budget.most)} spent`}
          />
        </div>
      )}
      {asked && usage && <Tokens usage={usage} />}
      {children}
    </div>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Tokens({ usage }: { usage: Usage }) {
  const kinds: [string, number | undefined][] = [
    ['Read', usage.input_tokens],
    ['From cache', usage.cached_input_tokens],
    ['Into cache', usage.cache_write_tokens],
    ['Written', usage.output_tokens],
  ];
  return (
    <table className={css.tokens}>
      <caption>Tokens in {plural(usage.calls, 'call')}</caption>
      <thead>
        <tr>
          {kinds.map(([name]) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {kinds.map(([name, tokens]) => (
            <td key={name} title={count(tokens ?? 0)}>
              {rough(tokens ?? 0)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function endOf({ now, left }: Pace): ReactNode {
  if (left === null) return 'not known yet';
  return (
    <>
      {endWords(now, left)}
      <small>{leftWords(left)}</small>
    </>
  );
}

/** What was forecast against what it comes to as things stand. */
function againstWords(promised: Promised, spent: number | null, left: Forecast | null): string {
  const rest = left === null || left.blocks === 0 ? 0 : left.cost_usd;
  if (spent === null || rest === null) return `${usd(promised.low)} to ${usd(promised.high)}`;
  const heading = spent + rest;
  const word = rest === 0 ? 'came to' : 'heading for';
  return `${word} ${usd(heading)}`;
}
