import { review as t } from 'texts/review';
import type { Json, JsonObject } from '../../../shared/api/types';
import { breaches } from '../../schemas/model/breach';
import type { Field } from '../../schemas/model/fields';
import { wrongAt } from './place';

/** So many items of a list of objects are told in a cell; of more there, how many they are comes first. */
const mostItems = 3;

/**
 * What a cell shows: lists between commas, objects by their fields and a list of them between dots, as a person would
 * write it down. What is copied stays JSON.
 */
export function shownValue(value: Json | undefined, most = mostItems): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? t.values.yes : t.values.no;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return shownObject(value);
  if (value.every((item) => typeof item !== 'object' || item === null)) {
    return value.map((item) => shownValue(item)).join(', ');
  }
  const items = value.map((item) => shownValue(item, most));
  return items.length > most
    ? t.values.many(items.length, [...items.slice(0, most), '…'].join(' · '))
    : items.join(' · ');
}

/** "name: Ada; role: client": what has no value is left out, what has parts itself stands in brackets. */
function shownObject(value: JsonObject): string {
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const text = shownValue(part, Infinity);
    if (text === '') return [];
    return `${name.replaceAll('_', ' ')}: ${isPlain(part) ? text : `(${text})`}`;
  });
  return parts.length > 0 ? parts.join('; ') : JSON.stringify(value);
}

function isPlain(value: Json): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value !== 'object' || value === null;
}

/** What an editor begins with. */
export function editText(field: Field, value: Json | undefined): string {
  if (value === undefined) return '';
  if (field.kind === 'json') return JSON.stringify(value, null, 2);
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export type Parsed = { ok: true; value: Json } | { ok: false; wrong: string };

/** Reads what a person typed for a field. The empty text is a text; being without a value is a choice of its own. */
export function parseValue(field: Field, text: string): Parsed {
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const [first] = breaches(field.shape, text);
      return first ? { ok: false, wrong: first.words } : { ok: true, value: text };
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? { ok: true, value: text }
        : { ok: false, wrong: t.wrong.notADate };
    case 'number':
    case 'integer':
      return parseNumber(field, text);
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { ok: true, value: text === 'true' }
        : { ok: false, wrong: t.wrong.notYesOrNo };
    case 'enum': {
      const choice = field.choices.find((each) => String(each) === text);
      return choice === undefined ? { ok: false, wrong: t.wrong.notAChoice } : { ok: true, value: choice };
    }
    case 'json':
      return parseJson(field, text);
  }
}

function parseNumber(field: Field, text: string): Parsed {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return { ok: false, wrong: t.wrong.notANumber };
  const value = Number(trimmed);
  if (!Number.isFinite(value)) return { ok: false, wrong: t.wrong.tooLarge };
  if (field.kind === 'integer' && !Number.isInteger(value)) return { ok: false, wrong: t.wrong.notWhole };
  if (field.minimum !== undefined && value < field.minimum)
    return { ok: false, wrong: t.wrong.least(field.minimum) };
  if (field.maximum !== undefined && value > field.maximum)
    return { ok: false, wrong: t.wrong.most(field.maximum) };
  return { ok: true, value };
}

function parseJson(field: Field, text: string): Parsed {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    return { ok: false, wrong: error instanceof Error ? error.message : t.wrong.notJson };
  }
  const [first] = breaches(field.shape, value);
  if (!first) return { ok: true, value };
  return { ok: false, wrong: wrongAt(first.at, first.words, field.shape) };
}

/** How a field can be emptied: to null where the schema allows null, by leaving it out where it is not required. */
export function emptyValue(field: Field): { value: null | undefined } | null {
  if (field.nullable) return { value: null };
  return field.required ? null : { value: undefined };
}
