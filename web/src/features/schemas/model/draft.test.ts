import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/api/types';
import { aField, artifactOfDraft, definitionOf, emptyDraft } from './draft';
import { draftOf, isSaid } from './readDraft';
import { templates } from './templates';
import { freeRef, nameFrom, wrongWith } from './wrong';

const read = (text: string) => JSON.parse(text) as JsonObject;

describe('a schema as a form', () => {
  it.each(templates)('says exactly what the template “$name” says', ({ text }) => {
    const draft = draftOf(read(text));
    expect(isSaid(draft, read(text))).toBe(true);
    expect(wrongWith(draft)).toEqual([]);
    const types = draft.fields.map(({ type }) => type);
    expect(types).not.toContain('other');
  });

  it('keeps the order of its fields, and writes each as what it is', () => {
    const draft = {
      ...emptyDraft(),
      ref: 'letters',
      instructions: 'Read closely.',
      neighbours: 1,
      fields: [
        aField({
          name: 'topic',
          label: 'Topic',
          type: 'choice',
          choices: 'price\n\n legal ',
          nullable: true,
        }),
        aField({
          name: 'share',
          type: 'number',
          least: '0',
          most: '1',
          required: true,
          description: 'How much.',
        }),
        aField({
          name: 'people',
          type: 'groups',
          fields: [aField({ name: 'name', required: true, most: '80' })],
        }),
      ],
    };
    expect(JSON.stringify(artifactOfDraft(draft))).toBe(
      JSON.stringify({
        schema_ref: 'letters',
        type: 'object',
        properties: {
          topic: { type: ['string', 'null'], title: 'Topic', enum: ['price', 'legal', null] },
          share: { type: 'number', description: 'How much.', minimum: 0, maximum: 1 },
          people: {
            type: 'array',
            items: {
              type: 'object',
              properties: { name: { type: 'string', maxLength: 80 } },
              required: ['name'],
            },
          },
        },
        required: ['share'],
        prompt_config: { system_instructions: 'Read closely.', context: { neighbours: 1 } },
      }),
    );
  });

  it('leaves as JSON what it cannot say, and loses nothing of it', () => {
    const artifact: JsonObject = {
      title: 'Odd',
      $defs: { money: { type: 'number' } },
      properties: {
        sum: { $ref: '#/$defs/money' },
        either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
        level: { enum: [1, 2, 3], title: 'Level' },
        code: { type: 'string', pattern: '^[A-Z]+$', examples: ['A'] },
      },
      prompt_config: { model: 'offline', context: { document_title: false } },
    };
    const draft = draftOf(artifact);
    expect(draft.fields.map(({ type }) => type)).toEqual(['other', 'other', 'other', 'text']);
    expect(isSaid(draft, artifact)).toBe(true);
    expect(definitionOf(draft.fields[2]!)).toEqual({ enum: [1, 2, 3], title: 'Level' });
  });

  it.each<[string, JsonObject]>([
    ['at its end', { type: ['string', 'null'], enum: ['low', 'high', null] }],
    ['before the choices', { type: ['null', 'string'], enum: [null, 'low', 'high'] }],
    ['and no type', { title: 'Level', enum: ['low', null, 'high'] }],
  ])('keeps as a choice what may be empty, with null %s', (_, level) => {
    const draft = draftOf({ properties: { level } });
    const [field] = draft.fields;
    expect([field!.type, field!.choices, field!.nullable]).toEqual(['choice', 'low\nhigh', true]);
    expect(isSaid(draft, { properties: { level } })).toBe(true);
    const { type } = definitionOf({ ...field!, choices: 'low\nmedium\nhigh' });
    expect(type === undefined).toBe(level.type === undefined);
  });

  it('says when it has no room for something', () => {
    const artifact: JsonObject = { properties: { a: { type: 'string' } }, prompt_config: 'Be brief.' };
    expect(isSaid(draftOf(artifact), artifact)).toBe(false);
  });
});

describe('what is wrong with a form', () => {
  it('is said at the field where it is', () => {
    const [twin, other] = [aField({ name: 'a' }), aField({ name: 'A' })];
    const empty = aField({ name: 'kind', type: 'choice', choices: ' \n' });
    const bounds = aField({ name: 'n', type: 'integer', least: '3', most: '2' });
    const inner = aField({ name: '' });
    const group = aField({ name: 'g', type: 'group', fields: [inner] });
    const draft = { ...emptyDraft(), ref: 'Not so', fields: [twin, other, empty, bounds, group] };
    expect(wrongWith(draft).map(({ id, at }) => [id, at])).toEqual([
      [null, 'ref'],
      [other.id, 'name'],
      [empty.id, 'choices'],
      [bounds.id, 'most'],
      [inner.id, 'name'],
    ]);
  });

  it('is a name that is a number alone: JSON would move its column to the front', () => {
    expect(wrongWith({ ...emptyDraft(), ref: 'r', fields: [aField({ name: '2024' })] })).toHaveLength(1);
  });
});

describe('names', () => {
  it('of fields are made of what people call them', () => {
    expect(nameFrom('Größe in €')).toBe('gro_e_in');
    expect(nameFrom('Requirement level')).toBe('requirement_level');
  });

  it('of forks are the next that is free', () => {
    expect(freeRef('care', new Set())).toBe('care');
    expect(freeRef('care', new Set(['care']))).toBe('care-2');
    expect(freeRef('care-2', new Set(['care', 'care-2']))).toBe('care-3');
  });
});
