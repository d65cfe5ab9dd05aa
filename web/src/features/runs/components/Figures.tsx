import type { ReactNode } from 'react';
import { runs as t } from 'texts/runs';
import type { Forecast, Usage } from '../../../shared/api/types';
import { count, rough, usd } from '../../../shared/lib/format';
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
            <Figure label={t.figures.rate}>
              {pace.rate === null ? t.figures.measuring : rateWords(pace.rate)}
            </Figure>
            <Figure label={t.figures.ends}>{endOf(pace)}</Figure>
          </>
        )}
        <Figure label={t.figures.spent}>
          {asked && spent === null ? t.money.priceNotKnown : usd(spent ?? 0)}
        </Figure>
        {left && left.blocks > 0 && left.cost_usd !== null && (
          <Figure label={t.figures.toCome(left.blocks)}>
            {usd(left.cost_usd)}
            {left.low_usd !== null && left.high_usd !== null && left.cost_usd > 0 && (
              <small className={css.below}>{t.money.range(usd(left.low_usd), usd(left.high_usd))}</small>
            )}
          </Figure>
        )}
        {promised && (
          <Figure label={t.figures.promised}>
            {usd(promised.cost)}
            <small className={css.below}>{againstWords(promised, spent, left ?? null)}</small>
          </Figure>
        )}
      </dl>
      {budget && (
        <div className={css.budget}>
          <p>
            <span>{budget.label}</span>
            <span>{t.figures.ofBudget(usd(budget.spent), usd(budget.most))}</span>
          </p>
          <Meter
            label={budget.label}
            value={budget.spent}
            most={budget.most}
            words={t.figures.budgetSpent(usd(budget.spent), usd(budget.most))}
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
    [t.figures.read, usage.input_tokens],
    [t.figures.fromCache, usage.cached_input_tokens],
    [t.figures.intoCache, usage.cache_write_tokens],
    [t.figures.written, usage.output_tokens],
  ];
  return (
    <table className={css.tokens}>
      <caption>{t.figures.tokens(usage.calls)}</caption>
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
  if (left === null) return t.figures.endNotKnown;
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
  if (spent === null || rest === null) return t.money.range(usd(promised.low), usd(promised.high));
  const heading = usd(spent + rest);
  return rest === 0 ? t.figures.cameTo(heading) : t.figures.headingFor(heading);
}
