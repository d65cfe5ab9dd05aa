import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../schemas/model/fields';
import type { Json, JsonObject } from '../../../shared/api/types';
import { editText, emptyValue, parseValue, shownValue } from './values';

const field = (definition: JsonObject, required: string[] = []) =>
  fieldsOf({ properties: { f: definition }, required })[0]!;

describe('a value', () => {
  it.each<[Json | undefined, string]>([
    [null, ''],
    [undefined, ''],
    [true, 'Yes'],
    [0, '0'],
    ['', ''],
    [['a', 'b'], 'a, b'],
    [[{ a: 1 }], 'a: 1'],
    [{ name: 'Ada', given_role: 'client', note: null }, 'name: Ada; given role: client'],
    [
      [
        { name: 'Ada', role: 'client' },
        { name: 'Bo', tags: ['x', 'y'], home: { city: 'Bern' } },
      ],
      'name: Ada; role: client · name: Bo; tags: x, y; home: (city: Bern)',
    ],
    [[{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }], '4 items: n: 1 · n: 2 · n: 3 · …'],
    [{}, '{}'],
  ])('%j is shown as %j', (value, text) => expect(shownValue(value)).toBe(text));

  it.each<[JsonObject, string, unknown]>([
    [{ type: 'number' }, '1.5', 1.5],
    [{ type: 'number' }, ' -2e3 ', -2000],
    [{ type: 'integer' }, '7', 7],
    [{ type: 'boolean' }, 'false', false],
    [{ enum: [1, 'two'] }, '1', 1],
    [{ type: 'string' }, '', ''],
    [{ type: 'string', format: 'date' }, '2026-02-07', '2026-02-07'],
    [{ type: 'array' }, '["x"]', ['x']],
  ])('%j takes %j', (definition, text, value) =>
    expect(parseValue(field(definition), text)).toEqual({ ok: true, value }),
  );

  it.each<[JsonObject, string]>([
    [{ type: 'number' }, ''],
    [{ type: 'number' }, '1,5'],
    [{ type: 'number' }, '0x10'],
    [{ type: 'number' }, '1e999'],
    [{ type: 'number', maximum: 1 }, '7'],
    [{ type: 'integer' }, '1.5'],
    [{ type: 'string', maxLength: 3 }, 'four'],
    [{ type: 'string', maxLength: 300, minLength: 3 }, 'no'],
    [{ type: 'string', pattern: '^[A-Z]+$' }, 'small'],
    [{ enum: ['a'] }, 'b'],
    [{ type: 'array' }, '["x",'],
    [{ type: 'string', format: 'date' }, '7.2.2026'],
  ])('%j refuses %j', (definition, text) => expect(parseValue(field(definition), text).ok).toBe(false));

  it('is told whole where there is room, however many items it has', () => {
    expect(shownValue([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }], Infinity)).toBe('n: 1 · n: 2 · n: 3 · n: 4');
  });

  it('goes through an editor unchanged', () => {
    for (const [definition, value] of [
      [{ type: 'array' }, ['a', { b: 1 }]],
      [{ type: 'number' }, 0.1],
      [{ enum: [3] }, 3],
      [{ type: 'string' }, ' spaced\ntext '],
    ] as const) {
      const its = field(definition as unknown as JsonObject);
      expect(parseValue(its, editText(its, value as never))).toEqual({ ok: true, value });
    }
  });

  it('can be emptied to null, or left out, or not at all', () => {
    expect(emptyValue(field({ type: ['string', 'null'] }))).toEqual({ value: null });
    expect(emptyValue(field({ type: 'string' }))).toEqual({ value: undefined });
    expect(emptyValue(field({ type: 'string' }, ['f']))).toBeNull();
  });
});
