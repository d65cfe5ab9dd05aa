import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/api/types';
import { exampleSchema } from './example';
import { fieldsOf } from './fields';

const one = (definition: JsonObject, rest: JsonObject = {}) =>
  fieldsOf({ properties: { field: definition }, ...rest })[0]!;

describe('the fields of a schema', () => {
  it('come in the order of the artifact', () => {
    const artifact = {
      properties: { zeta: { type: 'string' }, alpha: { type: 'number' }, mid: { type: 'boolean' } },
    };
    expect(fieldsOf(artifact).map(({ name }) => name)).toEqual(['zeta', 'alpha', 'mid']);
  });

  it.each<[string, JsonObject, string, boolean]>([
    ['a short string', { type: 'string', maxLength: 20 }, 'text', false],
    ['a long string', { type: 'string', maxLength: 2000 }, 'long-text', false],
    ['a string that tells', { type: 'string', description: 'A summary of it' }, 'long-text', false],
    ['a string or null', { type: ['string', 'null'] }, 'text', true],
    ['a date', { type: 'string', format: 'date' }, 'date', false],
    ['a moment', { type: 'string', format: 'date-time' }, 'text', false],
    ['an enum', { type: 'string', enum: ['a', 'b'] }, 'enum', false],
    ['an enum with null', { enum: ['a', null] }, 'enum', true],
    ['a type with null but an enum without it', { type: ['string', 'null'], enum: ['a'] }, 'enum', false],
    ['an integer', { type: 'integer' }, 'integer', false],
    ['a number by anyOf', { anyOf: [{ type: 'number' }, { type: 'null' }] }, 'number', true],
    ['an array', { type: 'array', items: { type: 'string' } }, 'json', false],
    ['several types', { type: ['string', 'number'] }, 'json', false],
    ['anything', {}, 'json', true],
  ])('%s', (_, definition, kind, nullable) => {
    const field = one(definition);
    expect([field.kind, field.nullable]).toEqual([kind, nullable]);
  });

  it('follow a reference, and survive one that never ends', () => {
    const defs = { $defs: { level: { type: 'integer' }, loop: { $ref: '#/$defs/loop' } } };
    expect(one({ $ref: '#/$defs/level' }, defs).kind).toBe('integer');
    expect(one({ $ref: '#/$defs/loop' }, defs).kind).toBe('json');
  });

  it('are named by their titles, else by their names in words', () => {
    expect(one({ title: 'Purpose' }).label).toBe('Purpose');
    expect(fieldsOf({ properties: { section_purpose: {} } })[0]!.label).toBe('Section purpose');
  });

  it('of the example are what the page promises', () => {
    const fields = fieldsOf(JSON.parse(exampleSchema) as JsonObject);
    expect(fields.map(({ kind }) => kind)).toEqual([
      'enum',
      'long-text',
      'boolean',
      'enum',
      'json',
      'number',
    ]);
  });
});
