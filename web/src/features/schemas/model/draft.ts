import type { Json, JsonObject } from '../../../shared/api/types';

/** What a field can be in the form; `other` is what only JSON can say, and is kept as it is. */
export type FieldType =
  | 'text'
  | 'choice'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'texts'
  | 'choices'
  | 'group'
  | 'groups'
  | 'other';

/** A field as the form holds it, unfinished ones included. */
export interface FieldDraft {
  id: string;
  name: string;
  label: string;
  type: FieldType;
  description: string;
  /** One a line, as they are typed. */
  choices: string;
  /** The most characters of a text, and the bounds of a number, as they are typed. */
  most: string;
  least: string;
  required: boolean;
  nullable: boolean;
  /** A choice whose definition names no type: the choices say enough. */
  untyped: boolean;
  /** What a group is made of. */
  fields: FieldDraft[];
  /** The definition of what the form cannot say, and of others what it does not show. */
  rest: JsonObject;
  itemRest: JsonObject;
}

/** A schema as the form holds it. */
export interface SchemaDraft {
  ref: string;
  title: string;
  instructions: string;
  perBlock: string;
  neighbours: number;
  fields: FieldDraft[];
  rest: JsonObject;
  promptRest: JsonObject;
  contextRest: JsonObject;
}

export function aField(more: Partial<FieldDraft> = {}): FieldDraft {
  return {
    id: crypto.randomUUID(),
    name: '',
    label: '',
    type: 'text',
    description: '',
    choices: '',
    most: '',
    least: '',
    required: false,
    nullable: false,
    untyped: false,
    fields: [],
    rest: {},
    itemRest: {},
    ...more,
  };
}

export function emptyDraft(): SchemaDraft {
  return {
    ref: '',
    title: '',
    instructions: '',
    perBlock: '',
    neighbours: 0,
    fields: [aField()],
    rest: { type: 'object' },
    promptRest: {},
    contextRest: {},
  };
}

/** The artifact that the form says. */
export function artifactOfDraft(draft: SchemaDraft): JsonObject {
  const context = { ...draft.contextRest, ...(draft.neighbours > 0 ? { neighbours: draft.neighbours } : {}) };
  const prompt: JsonObject = {
    ...given('system_instructions', draft.instructions),
    ...given('per_block_prompt', draft.perBlock),
    ...(Object.keys(context).length > 0 ? { context } : {}),
    ...draft.promptRest,
  };
  const { type, ...rest } = draft.rest;
  return {
    ...given('schema_ref', draft.ref.trim()),
    ...given('title', draft.title),
    ...(type === undefined ? {} : { type }),
    ...objectOf(draft.fields),
    ...rest,
    ...(Object.keys(prompt).length > 0 ? { prompt_config: prompt } : {}),
  };
}

function objectOf(fields: FieldDraft[]): JsonObject {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    properties: Object.fromEntries(fields.map((field) => [field.name, definitionOf(field)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

export function definitionOf(field: FieldDraft): JsonObject {
  if (field.type === 'other') return field.rest;
  const choices: Json[] = choicesIn(field.choices);
  const typed = (type: string): JsonObject => ({ type: field.nullable ? [type, 'null'] : type });
  const words = { ...given('title', field.label), ...given('description', field.description) };
  const base = (type: string) => ({ ...typed(type), ...words });
  switch (field.type) {
    case 'text':
      return { ...base('string'), ...bound('maxLength', field.most), ...field.rest };
    case 'choice':
      return {
        ...(field.untyped ? words : base('string')),
        enum: field.nullable ? [...choices, null] : choices,
        ...field.rest,
      };
    case 'number':
    case 'integer':
      return {
        ...base(field.type),
        ...bound('minimum', field.least),
        ...bound('maximum', field.most),
        ...field.rest,
      };
    case 'boolean':
      return { ...base('boolean'), ...field.rest };
    case 'date':
      return { ...base('string'), format: 'date', ...field.rest };
    case 'texts':
      return { ...base('array'), items: { type: 'string', ...field.itemRest }, ...field.rest };
    case 'choices':
      return {
        ...base('array'),
        items: { type: 'string', enum: choices, ...field.itemRest },
        ...field.rest,
      };
    case 'group':
      return { ...base('object'), ...objectOf(field.fields), ...field.rest };
    case 'groups':
      return {
        ...base('array'),
        items: { type: 'object', ...objectOf(field.fields), ...field.itemRest },
        ...field.rest,
      };
  }
}

/** The choices as they are typed, one a line, without empty ones. */
export function choicesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function given(key: string, text: string): JsonObject {
  return text === '' ? {} : { [key]: text };
}

function bound(key: string, text: string): JsonObject {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? {} : { [key]: number };
}
