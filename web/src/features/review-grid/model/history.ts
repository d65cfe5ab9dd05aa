import { review as t } from 'texts/review';
import type { HistoryEntry, Json, JsonObject } from '../../../shared/api/types';
import { asLabel } from '../../../shared/lib/format';
import { own } from '../../../shared/lib/own';

export interface Told {
  what: string;
  who: string;
  why: string | null;
  when: string;
  changes: { name: string; before: Json | undefined; after: Json | undefined }[];
}

const words: Record<string, string> = t.happened;

/** One entry of the log in words: what happened, who did it, when, and which fields it changed. */
export function toldOf({
  kind,
  actor_name,
  worker,
  model,
  error,
  reason,
  at,
  before,
  after,
}: HistoryEntry): Told {
  return {
    what: own(words, kind) ?? asLabel(kind),
    who: actor_name ?? worker ?? model ?? '',
    why: error ?? reason,
    when: at,
    changes: changes(before ?? {}, after ?? {}),
  };
}

/** How long the worker held the block for its last answer, in milliseconds; null where the log does not say. */
export function askedFor(entries: HistoryEntry[]): number | null {
  const answered = entries.findIndex(({ kind }) => ['staged', 'failed'].includes(kind));
  const taken = entries.slice(answered + 1).find(({ kind }) => kind === 'claimed');
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
