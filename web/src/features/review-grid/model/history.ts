import { review as t } from 'texts/review';
import type { HistoryEntry, Json, JsonObject } from '../../../shared/api/types';
import { asLabel } from '../../../shared/lib/format';
import { own } from '../../../shared/lib/own';

export interface Told {
  what: string;
  who: string;
  why: string | null;
  when: string | null;
  changes: { name: string; before: Json | undefined; after: Json | undefined }[];
}

const words: Record<string, string> = t.happened;

/** One entry of the log in words: what happened, who did it, when, and which fields it changed. */
export function toldOf(entry: HistoryEntry): Told {
  const what = first(entry, 'action', 'verb', 'event', 'kind', 'status', 'status_after') ?? t.history.changed;
  return {
    what: words[what] ?? asLabel(what),
    who: first(entry, 'actor_name', 'by_name', 'worker', 'model') ?? '',
    why: first(entry, 'error', 'reason'),
    when: first(entry, 'at', 'changed_at', 'logged_at', 'created_at'),
    changes: changes(data(entry.before), data(entry.after)),
  };
}

/** How long the worker held the block for its last answer, in milliseconds; null where the log does not say. */
export function askedFor(entries: HistoryEntry[]): number | null {
  const kindOf = (entry: HistoryEntry) => first(entry, 'kind', 'action', 'status') ?? '';
  const answered = entries.findIndex((entry) =>
    ['staged', 'ai_complete', 'failed', 'spent'].includes(kindOf(entry)),
  );
  const taken = entries.slice(answered + 1).find((entry) => kindOf(entry) === 'claimed');
  const [begin, end] = [taken?.at, answered < 0 ? undefined : entries[answered]?.at];
  if (!begin || !end) return null;
  const took = Date.parse(end) - Date.parse(begin);
  return took >= 0 ? took : null;
}

function changes(before: JsonObject, after: JsonObject): Told['changes'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => JSON.stringify(own(before, name)) !== JSON.stringify(own(after, name)))
    .map((name) => ({ name, before: own(before, name), after: own(after, name) }));
}

function data(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function first(entry: HistoryEntry, ...names: string[]): string | null {
  for (const name of names) {
    const value = entry[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
