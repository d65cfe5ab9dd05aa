import { schemaValues } from 'texts/schema-values';
import type { Json, JsonObject, SchemaArtifact } from '../../../shared/api/types';
import { asObject, asText } from '../../../shared/lib/json';
import { asLabel } from '../../../shared/lib/format';
import { numberIn, resolve, typesOf, withoutNull, type Scalar } from './definition';
import { shapeOf, type Shape } from './shape';

export type { Scalar } from './definition';

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
  /** What a form can draw of it. */
  shape: Shape;
}

/** The artifact for reading, well laid out. */
export function artifactText(schema: SchemaArtifact): string {
  return JSON.stringify(schema.schema_jsonb, null, 2);
}

/** The fields in the schema's own order. */
export function fieldsOf(artifact: JsonObject): Field[] {
  const required = Array.isArray(artifact.required) ? artifact.required : [];
  return Object.entries(asObject(artifact.properties)).map(([name, definition]) =>
    fieldOf(name, asObject(definition), artifact, required.includes(name)),
  );
}

function fieldOf(name: string, given: JsonObject, artifact: JsonObject, required: boolean): Field {
  const definition = resolve(given, artifact);
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
    description: asText(definition.description) || asText(plain.description),
    minimum: numberIn(plain.minimum),
    maximum: numberIn(plain.maximum),
    type: typeWords(plain, types, choices, nullable),
    shape: shapeOf(given, artifact),
  };
}

function choicesOf(definition: JsonObject): Json[] {
  if (Array.isArray(definition.enum)) return definition.enum;
  return definition.const === undefined ? [] : [definition.const];
}

const t = schemaValues.types;

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
  return proseWords.test(`${asText(definition.title)} ${asText(definition.description)}`)
    ? 'long-text'
    : 'text';
}

function typeWords(definition: JsonObject, types: string[], choices: Json[], nullable: boolean): string {
  const item = typesOf(asObject(definition.items))[0];
  const base =
    choices.length > 0
      ? t.enum
      : t.oneOf(types.map((type) => (type === 'array' && item ? `${item}[]` : type))) || t.any;
  const format = typeof definition.format === 'string' ? ` (${definition.format})` : '';
  return nullable ? t.orNull(base + format) : base + format;
}
