import { runs as t } from 'texts/runs';
import type { Run } from '../../../shared/api/types';

/** Why a run stands still: what is to be done about it depends on this. */
export type ReasonKind = 'hand' | 'no_key' | 'budget' | 'price' | 'key' | 'other';

export interface Reason {
  kind: ReasonKind;
  /** Whose budget it is. */
  scope?: 'run' | 'project' | 'platform';
  words: string;
}

const budget = 'budget_reached:';
const price = 'price_unknown:';

/** The reason of a pause in words for a person. */
export function reasonOf(told: string | null): Reason {
  const text = (told ?? '').trim();
  if (text === '') return { kind: 'other', words: t.pauses.noReason };
  if (/^(by hand|paused by hand)$/.test(text)) return { kind: 'hand', words: t.pauses.byHand };
  if (text === 'no_key') return { kind: 'no_key', words: t.pauses.noKey };
  if (text.startsWith(budget)) {
    const words = text.slice(budget.length).trim();
    return { kind: 'budget', scope: scopeOf(words), words: words || t.pauses.budgetUsedUp };
  }
  if (text.startsWith(price)) return { kind: 'price', words: text.slice(price.length).trim() };
  return { kind: aboutKey.test(text) ? 'key' : 'other', words: sentence(text) };
}

/** What providers say when a key, or the money behind it, is the matter. */
const aboutKey = /\b(api[- ]?key|key|credit|billing|quota|unauthori[sz]ed|permission|401|402|403)\b/i;

function scopeOf(words: string): Reason['scope'] {
  if (/^(this run|the budget of this run)\b/i.test(words)) return 'run';
  return /^(this project|the budget of this project)\b/i.test(words) ? 'project' : 'platform';
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

export interface PausedGroup {
  reason: Reason;
  runs: Run[];
}

/** Paused runs by what stopped them, the most first. */
export function pausedGroups(runs: Run[]): PausedGroup[] {
  const groups = new Map<string, PausedGroup>();
  for (const run of runs) {
    const reason = reasonOf(run.status_reason);
    const key = `${reason.kind}:${reason.scope ?? ''}:${reason.kind === 'budget' ? '' : reason.words}`;
    const group = groups.get(key);
    if (group) group.runs.push(run);
    else groups.set(key, { reason, runs: [run] });
  }
  return [...groups.values()].sort((a, b) => b.runs.length - a.runs.length);
}

/** Whether a warning is about a key that is not there or not accepted: `offline` would need none. */
export function isAboutKey(warning: string): boolean {
  return /\bkeys?\b/i.test(warning);
}
