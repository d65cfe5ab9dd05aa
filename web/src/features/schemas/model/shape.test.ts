import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../shared/api/types';
import { breaches } from './breach';
import { shapeOf } from './shape';

const person = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 5 },
    age: { type: ['integer', 'null'], minimum: 0 },
    kind: { enum: ['a', 'b'] },
  },
} satisfies JsonObject;
const artifact: JsonObject = { $defs: { person } };

const wrong = (definition: JsonObject, value: Json) =>
  breaches(shapeOf(definition, artifact), value).map(({ at, words }) => `${at} ${words}`);

describe('the shape of a definition', () => {
  it('follows references, and knows lists of objects', () => {
    const shape = shapeOf({ type: 'array', items: { $ref: '#/$defs/person' }, minItems: 1 }, artifact);
    expect(shape).toMatchObject({ kind: 'list', least: 1, item: { kind: 'group', open: false } });
    expect(shape.kind === 'list' && shape.item.kind === 'group' && shape.item.parts[1]).toMatchObject({
      name: 'age',
      label: 'Age',
      required: false,
      shape: { kind: 'integer', nullable: true, least: 0 },
    });
  });

  it('takes "or null" by anyOf for what it is', () => {
    const definition: JsonObject = {
      anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }],
    };
    expect(shapeOf(definition, {})).toMatchObject({ kind: 'list', nullable: true });
  });

  it.each<[JsonObject, string]>([
    [{ oneOf: [{ type: 'string' }, { type: 'number' }] }, 'it says oneOf'],
    [
      { type: 'array', items: { $ref: 'https://example.org/other' } },
      'in its items, it refers to https://example.org/other',
    ],
    [{ type: 'array' }, 'it does not say what it is a list of'],
    [{}, 'it names no type'],
    [{ type: ['string', 'number'] }, 'it allows several types'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'it does not name its fields'],
    [{ type: 'object', properties: { a: { allOf: [] } } }, 'in a, it says allOf'],
    [
      { type: 'object', required: ['b'], properties: { a: { type: 'string' } } },
      'it requires a field that it does not describe',
    ],
  ])('%j is not drawn, and why', (definition, why) =>
    expect(shapeOf(definition, {})).toMatchObject({ kind: 'unknown', why }),
  );

  it('stops where a definition is made of itself', () => {
    const tree: JsonObject = { $defs: { node: { type: 'array', items: { $ref: '#/$defs/node' } } } };
    expect(shapeOf({ $ref: '#/$defs/node' }, tree).kind).toBe('unknown');
  });
});

describe('a value under its rules', () => {
  it.each<[JsonObject, Json, string[]]>([
    [person, { name: 'Ana', age: null, kind: 'a' }, []],
    [person, { age: -1, kind: 'c' }, ['/name Must be filled in.', '/age At least 0.', '/kind Choose one.']],
    [person, { name: 'Anastasia' }, ['/name At most 5 characters, 4 too many.']],
    [person, { name: '' }, ['/name Must be filled in.']],
    [person, { name: 'Ana', more: 1 }, ['/more “more” is not a field here.']],
    [
      { type: 'array', items: { type: 'integer' } },
      [1, 1.5, 'x'],
      ['/1 A whole number.', '/2 Not a number.'],
    ],
    [{ type: 'array', items: { type: 'string' }, minItems: 2 }, ['a'], [' At least 2 items.']],
    [{ type: 'array', items: { type: 'string' }, uniqueItems: true }, ['a', 'a'], ['/1 Is there twice.']],
    [{ type: 'number', exclusiveMinimum: 0, multipleOf: 0.1 }, 0, [' More than 0.']],
    [{ type: 'number', multipleOf: 0.1 }, 0.3, []],
    [{ type: 'number', multipleOf: 0.1 }, 0.35, [' A multiple of 0.1.']],
    [{ type: 'string', pattern: '^[A-Z]+$' }, 'a', [' Must match ^[A-Z]+$']],
    [{ type: 'string', pattern: '(?<' }, 'a', []],
    [{ type: 'string', format: 'date' }, '2026-02-30', [' A date: 2026-01-31.']],
    [{ type: 'string', format: 'date-time' }, '2026-02-03T10:00:00Z', []],
    [{ type: 'string', format: 'email' }, 'nobody', [' An e-mail address.']],
    [{ type: 'string', format: 'uri' }, 'example.org', [' An address with its scheme: https://…']],
    [{ type: 'string', format: 'color' }, 'no matter', []],
    [{ type: 'string', format: 'constructor' }, 'no matter', []],
    [{ type: 'object', properties: { constructor: { type: 'string' } } }, {}, []],
    [{ type: 'string' }, null, [' Must not be empty.']],
  ])('%j of %j', (definition, value, expected) => expect(wrong(definition, value)).toEqual(expected));
});
