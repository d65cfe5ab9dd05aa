import { schemaValues } from 'texts/schema-values';
import type { Json, JsonObject } from '../../../shared/api/types';
import { isObject } from '../../../shared/lib/json';
import { own } from '../../../shared/lib/own';
import type { GroupShape, ListShape, NumberShape, Shape, TextShape } from './shape';

/** Where in a value a rule is broken, as a JSON pointer from the value on, and how. */
export interface Breach {
  at: string;
  words: string;
}

const t = schemaValues.breaches;

/** What a value breaks of the rules that its form has; the server has the last word. */
export function breaches(shape: Shape, value: Json | undefined, at = ''): Breach[] {
  if (value === undefined) return [{ at, words: t.missing }];
  if (value === null) return shape.nullable || shape.kind === 'unknown' ? [] : [{ at, words: t.empty }];
  const one = (words: string | null) => (words === null ? [] : [{ at, words }]);
  switch (shape.kind) {
    case 'text':
      return one(typeof value === 'string' ? textBreach(shape, value) : t.notText);
    case 'number':
    case 'integer':
      return one(typeof value === 'number' ? numberBreach(shape, value) : t.notNumber);
    case 'boolean':
      return one(typeof value === 'boolean' ? null : t.notBoolean);
    case 'choice':
      return one(shape.choices.some((choice) => choice === value) ? null : t.notChoice);
    case 'list':
      return Array.isArray(value) ? listBreaches(shape, value, at) : one(t.notList);
    case 'group':
      return isObject(value) ? groupBreaches(shape, value, at) : one(t.notObject);
    case 'unknown':
      return [];
  }
}

/** A step of a pointer. */
export function under(at: string, step: string | number): string {
  return `${at}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function listBreaches(shape: ListShape, value: Json[], at: string): Breach[] {
  const found: Breach[] = [];
  if (shape.least !== undefined && value.length < shape.least) {
    found.push({ at, words: t.tooFewItems(shape.least) });
  }
  if (shape.most !== undefined && value.length > shape.most) {
    found.push({ at, words: t.tooManyItems(shape.most) });
  }
  const seen = new Set<string>();
  value.forEach((item, index) => {
    const own = breaches(shape.item, item, under(at, index));
    const text = JSON.stringify(item);
    if (shape.unique && own.length === 0 && seen.has(text))
      own.push({ at: under(at, index), words: t.twice });
    seen.add(text);
    found.push(...own);
  });
  return found;
}

function groupBreaches(shape: GroupShape, value: JsonObject, at: string): Breach[] {
  const found = shape.parts.flatMap(({ name, required, shape: part }) =>
    own(value, name) === undefined && !required ? [] : breaches(part, own(value, name), under(at, name)),
  );
  if (shape.open) return found;
  const known = new Set(shape.parts.map(({ name }) => name));
  for (const name of Object.keys(value)) {
    if (!known.has(name)) found.push({ at: under(at, name), words: t.noSuchField(name) });
  }
  return found;
}

function numberBreach(shape: NumberShape, value: number): string | null {
  const { least, most, above, below, step } = shape;
  if (shape.kind === 'integer' && !Number.isInteger(value)) return t.notWhole;
  if (least !== undefined && value < least) return t.atLeast(least);
  if (most !== undefined && value > most) return t.atMost(most);
  if (above !== undefined && value <= above) return t.moreThan(above);
  if (below !== undefined && value >= below) return t.lessThan(below);
  if (step !== undefined && step > 0) {
    const times = value / step;
    if (Math.abs(times - Math.round(times)) > 1e-9) return t.multipleOf(step);
  }
  return null;
}

function textBreach({ least, most, pattern, format }: TextShape, value: string): string | null {
  const length = [...value].length;
  if (least !== undefined && length < least) {
    return length === 0 ? t.missing : t.tooShort(least);
  }
  if (most !== undefined && length > most) {
    return t.tooLong(most, length - most);
  }
  if (pattern !== undefined && !matches(pattern, value)) return t.noMatch(pattern);
  return format === undefined || (own(formats, format)?.test(value) ?? true) ? null : formatWords[format]!;
}

/** A pattern that the browser cannot read is left to the server. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

const isDate = (text: string) => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** The formats that the server asserts. */
const formats: Record<string, { test: (text: string) => boolean }> = {
  date: { test: isDate },
  'date-time': {
    test: (text) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i.test(text) &&
      isDate(text.slice(0, 10)),
  },
  email: { test: (text) => /^[^\s@]+@[^\s@]+$/.test(text) },
  uri: { test: (text) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text) },
};

const formatWords: Record<string, string> = t.formats;
