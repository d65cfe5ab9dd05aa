import { account } from 'texts/account';
import type { Json, JsonObject } from '../../../shared/api/answer';
import { plural } from '../../../shared/lib/format';

const t = account.events;

/** What was before a change, and what only machines go by. */
const untold = /^(from|before)$|_?id$/;

/** What an event says beside its kind: the names in it, and what came of a change. */
export function detailWords(detail: JsonObject): string {
  return Object.entries(detail)
    .filter(([name]) => !untold.test(name))
    .map(([name, value]) => (isPlain(value) ? wordsOf(name, String(value)) : ''))
    .filter((text) => text !== '')
    .join(', ');
}

function isPlain(value: Json): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function wordsOf(name: string, value: string): string {
  if (name === 'sessions') return plural(Number(value), 'session');
  return name === 'provider' ? (t.providers[value] ?? value) : value;
}
