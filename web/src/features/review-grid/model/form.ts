import type { Json, JsonObject } from '../../../shared/api/types';
import { isObject } from '../../../shared/lib/json';
import type { Part, Shape } from '../../schemas/model/shape';

/** What stands in a form before anything is typed: of what has to be there, something that can be seen and filled. */
export function blankOf(shape: Shape): Json {
  if (shape.nullable) return null;
  switch (shape.kind) {
    case 'list':
      return [];
    case 'group':
      return groupWith(shape.parts);
    case 'boolean':
      return false;
    default:
      return '';
  }
}

function groupWith(parts: Part[]): JsonObject {
  const needed = parts.filter(
    ({ required, shape }) => required && (shape.kind === 'list' || shape.kind === 'group'),
  );
  return Object.fromEntries(needed.map(({ name, shape }) => [name, blankOf(shape)]));
}

/** A number as it is typed: what is none yet is kept as its text, which the rules will not take for a number. */
export function typedNumber(text: string): Json {
  const trimmed = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) && Number.isFinite(Number(trimmed))
    ? Number(trimmed)
    : text;
}

/** The text by which a number is shown; the same number is left as it was typed: "1." is on its way to "1.5". */
export function numberText(value: Json | undefined, typed: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return typedNumber(typed) === value ? typed : String(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value without one of its fields, or with another value in it. */
export function withPart(value: Json | undefined, name: string, part: Json | undefined): JsonObject {
  const before = isObject(value) ? value : {};
  if (part !== undefined) return { ...before, [name]: part };
  return Object.fromEntries(Object.entries(before).filter(([each]) => each !== name));
}

/** Moves an item of a list; at the ends it stays. */
export function moved(items: Json[], from: number, to: number): Json[] {
  if (to < 0 || to >= items.length) return items;
  const next = items.toSpliced(from, 1);
  return next.toSpliced(to, 0, items[from]!);
}

/** Fields of a value that its form does not draw; they stay as they are. */
export function undrawn(value: Json | undefined, parts: Part[]): string[] {
  if (!isObject(value)) return [];
  return Object.keys(value).filter((name) => !parts.some((part) => part.name === name));
}
