import type { Json, JsonObject, SchemaArtifact } from '../../../shared/api/types';
import { asLabel } from '../../../shared/lib/format';

/** A value that an enum can offer. */
export type Scalar = string | number | boolean;

export type FieldKind = 'text' | 'long-text' | 'enum' | 'number' | 'integer' | 'boolean' | 'date' | 'json';

/** One field of a schema, as a grid or a form needs to know it. */
export interface Field {
  name: string;
  label: string;
  kind: FieldKind;
  nullable: boolean;
  required: boolean;
  choices: Scalar[];
  description: string;
  minimum?: number;
  maximum?: number;
  /** The types as the schema names them, for people. */
  type: string;
}

/** The artifact as a value, whether it came as a text or already read. */
export function artifactOf(schema: SchemaArtifact): JsonObject {
  const { schema_jsonb: raw } = schema;
  if (typeof raw !== 'string') return raw;
  try {
    return asObject(JSON.parse(raw) as Json);
  } catch {
    return {};
  }
}

/** The artifact for reading: the text as registered, or a well laid out one. */
export function artifactText(schema: SchemaArtifact): string {
  const { schema_jsonb: raw } = schema;
  if (typeof raw === 'string' && raw.includes('\n')) return raw;
  return JSON.stringify(artifactOf(schema), null, 2);
}

/** The fields in the schema's own order. */
export function fieldsOf(artifact: JsonObject): Field[] {
  const required = Array.isArray(artifact.required) ? artifact.required : [];
  return Object.entries(asObject(artifact.properties)).map(([name, definition]) =>
    fieldOf(name, resolve(asObject(definition), artifact), required.includes(name)),
  );
}

function fieldOf(name: string, definition: JsonObject, required: boolean): Field {
  const { plain, nullable } = withoutNull(definition);
  const types = typesOf(plain);
  const choices = choicesOf(plain);
  return {
    name,
    label: typeof plain.title === 'string' && plain.title !== '' ? plain.title : asLabel(name),
    kind: kindOf(plain, types, choices),
    nullable,
    required,
    choices: choices.filter((choice): choice is Scalar => choice !== null && typeof choice !== 'object'),
    description: words(definition.description) || words(plain.description),
    minimum: numberIn(plain.minimum),
    maximum: numberIn(plain.maximum),
    type: typeWords(plain, types, choices, nullable),
  };
}

/** Takes the two usual ways to say "or null" apart: a list of types, and anyOf with a null branch. */
function withoutNull(definition: JsonObject): { plain: JsonObject; nullable: boolean } {
  const branches = definition.anyOf ?? definition.oneOf;
  if (Array.isArray(branches)) {
    const others = branches.filter((branch) => asObject(branch).type !== 'null');
    const nullable = others.length < branches.length;
    if (others.length === 1) return { plain: { ...definition, ...asObject(others[0]) }, nullable };
    return { plain: definition, nullable };
  }
  const types = definition.type;
  const byType = Array.isArray(types) && types.includes('null');
  const byEnum = Array.isArray(definition.enum) && definition.enum.includes(null);
  const unsaid = types === undefined && definition.enum === undefined && definition.const === undefined;
  return {
    plain: definition,
    nullable: (byType && (byEnum || !definition.enum)) || (byEnum && !types) || unsaid,
  };
}

function typesOf(definition: JsonObject): string[] {
  const { type } = definition;
  const list = Array.isArray(type) ? type : [type];
  return list.filter((each): each is string => typeof each === 'string' && each !== 'null');
}

function choicesOf(definition: JsonObject): Json[] {
  if (Array.isArray(definition.enum)) return definition.enum;
  return definition.const === undefined ? [] : [definition.const];
}

const proseWords = /summary|description|content|text|note|comment|rationale|reason|explanation|quote/i;

function kindOf(definition: JsonObject, types: string[], choices: Json[]): FieldKind {
  if (choices.length > 0 && choices.every((choice) => choice === null || typeof choice !== 'object'))
    return 'enum';
  if (types.length !== 1) return 'json';
  switch (types[0]) {
    case 'boolean':
      return 'boolean';
    case 'integer':
      return 'integer';
    case 'number':
      return 'number';
    case 'string':
      return stringKind(definition);
    default:
      return 'json';
  }
}

function stringKind(definition: JsonObject): FieldKind {
  if (definition.format === 'date') return 'date';
  if (typeof definition.format === 'string') return 'text';
  const most = numberIn(definition.maxLength);
  if (most !== undefined) return most <= 80 ? 'text' : 'long-text';
  return proseWords.test(`${words(definition.title)} ${words(definition.description)}`)
    ? 'long-text'
    : 'text';
}

function typeWords(definition: JsonObject, types: string[], choices: Json[], nullable: boolean): string {
  const item = typesOf(asObject(definition.items))[0];
  const base =
    choices.length > 0
      ? 'enum'
      : types.map((type) => (type === 'array' && item ? `${item}[]` : type)).join(' or ') || 'any';
  const format = typeof definition.format === 'string' ? ` (${definition.format})` : '';
  return base + format + (nullable ? ' or null' : '');
}

/** Follows references inside the artifact, a bounded number of times. */
function resolve(definition: JsonObject, artifact: JsonObject, depth = 0): JsonObject {
  const { $ref: ref, ...rest } = definition;
  if (typeof ref !== 'string' || !ref.startsWith('#/') || depth > 8) return definition;
  let target: Json | undefined = artifact;
  for (const part of ref.slice(2).split('/')) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    target = asObject(target)[key];
  }
  return resolve({ ...asObject(target), ...rest }, artifact, depth + 1);
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function words(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function numberIn(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
