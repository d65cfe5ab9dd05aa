import { schemaValues } from 'texts/schema-values';
import type { Json, JsonObject } from '../../../shared/api/types';
import { asObject, asText } from '../../../shared/lib/json';
import { asLabel } from '../../../shared/lib/format';
import { numberIn, resolve, typesOf, withoutNull, type Scalar } from './definition';

interface Common {
  nullable: boolean;
  description: string;
}

export type TextShape = Common & {
  kind: 'text';
  least?: number;
  most?: number;
  pattern?: string;
  format?: string;
};

export type NumberShape = Common & {
  kind: 'number' | 'integer';
  least?: number;
  most?: number;
  above?: number;
  below?: number;
  step?: number;
};

export type ListShape = Common & {
  kind: 'list';
  item: Shape;
  least?: number;
  most?: number;
  unique: boolean;
};

export interface Part {
  name: string;
  label: string;
  required: boolean;
  shape: Shape;
}

export type GroupShape = Common & { kind: 'group'; parts: Part[]; open: boolean };

/** What a form can draw of a definition: every rule of it is in here, else it is `unknown`, with the reason. */
export type Shape =
  | TextShape
  | NumberShape
  | (Common & { kind: 'boolean' })
  | (Common & { kind: 'choice'; choices: Scalar[] })
  | ListShape
  | GroupShape
  | (Common & { kind: 'unknown'; why: string });

/** Keywords that say more than a form can draw; the first one that is met is named. */
const tooMuch = [
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'if',
  'prefixItems',
  'contains',
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'minProperties',
  'maxProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
  '$dynamicRef',
];

const deepest = 6;
const t = schemaValues.unknown;

export function shapeOf(definition: JsonObject, artifact: JsonObject, depth = 0): Shape {
  const { plain: found, nullable } = withoutNull(resolve(definition, artifact));
  const plain = resolve(found, artifact);
  const common: Common = {
    nullable,
    description: asText(definition.description) || asText(plain.description),
  };
  const unknown = (why: string): Shape => ({ ...common, kind: 'unknown', why });
  // "Or null" has been taken apart already; what else stands in anyOf is a choice of forms.
  const said = nullable || found !== definition ? { ...plain, ...branchesLeft(plain) } : plain;
  const keyword = tooMuch.find((name) => said[name] !== undefined);
  if (keyword) return unknown(t.keyword(keyword));
  if (typeof plain.$ref === 'string') return unknown(t.reference(plain.$ref));
  if (depth > deepest) return unknown(t.tooDeep);
  const choices = Array.isArray(plain.enum) ? plain.enum : plain.const === undefined ? null : [plain.const];
  if (choices) return choiceOf(common, choices) ?? unknown(t.choices);
  const types = typesOf(plain);
  if (types.length !== 1) return unknown(types.length === 0 ? t.noType : t.severalTypes);
  switch (types[0]) {
    case 'string':
      return {
        ...common,
        kind: 'text',
        least: numberIn(plain.minLength),
        most: numberIn(plain.maxLength),
        pattern: asText(plain.pattern) || undefined,
        format: asText(plain.format) || undefined,
      };
    case 'number':
    case 'integer':
      return {
        ...common,
        kind: types[0],
        least: numberIn(plain.minimum),
        most: numberIn(plain.maximum),
        above: numberIn(plain.exclusiveMinimum),
        below: numberIn(plain.exclusiveMaximum),
        step: numberIn(plain.multipleOf),
      };
    case 'boolean':
      return { ...common, kind: 'boolean' };
    case 'array':
      return listOf(common, plain, artifact, depth);
    case 'object':
      return groupOf(common, plain, artifact, depth);
    default:
      return unknown(t.type(types[0]!));
  }
}

/** Of anyOf and oneOf nothing is left where one of two branches was null. */
function branchesLeft({ anyOf, oneOf }: JsonObject): JsonObject {
  const left = (branches: Json | undefined) =>
    Array.isArray(branches) && branches.filter((each) => asObject(each).type !== 'null').length > 1
      ? branches
      : undefined;
  return { anyOf: left(anyOf), oneOf: left(oneOf) } as JsonObject;
}

function choiceOf(common: Common, choices: Json[]): Shape | null {
  const scalars = choices.filter((each): each is Scalar => each !== null && typeof each !== 'object');
  return scalars.length < choices.filter((each) => each !== null).length
    ? null
    : { ...common, kind: 'choice', choices: scalars };
}

function listOf(common: Common, plain: JsonObject, artifact: JsonObject, depth: number): Shape {
  if (plain.items === undefined || typeof plain.items === 'boolean') {
    return { ...common, kind: 'unknown', why: t.noItems };
  }
  const item = shapeOf(asObject(plain.items), artifact, depth + 1);
  if (item.kind === 'unknown') return { ...common, kind: 'unknown', why: t.inItems(item.why) };
  return {
    ...common,
    kind: 'list',
    item,
    least: numberIn(plain.minItems),
    most: numberIn(plain.maxItems),
    unique: plain.uniqueItems === true,
  };
}

function groupOf(common: Common, plain: JsonObject, artifact: JsonObject, depth: number): Shape {
  const properties = Object.entries(asObject(plain.properties));
  if (properties.length === 0) return { ...common, kind: 'unknown', why: t.noFields };
  if (typeof plain.additionalProperties === 'object') {
    return { ...common, kind: 'unknown', why: t.anyName };
  }
  const required = Array.isArray(plain.required) ? plain.required : [];
  if (required.some((name) => !properties.some(([known]) => known === name))) {
    return { ...common, kind: 'unknown', why: t.undescribed };
  }
  const parts: Part[] = [];
  for (const [name, definition] of properties) {
    const shape = shapeOf(asObject(definition), artifact, depth + 1);
    if (shape.kind === 'unknown') return { ...common, kind: 'unknown', why: t.inField(name, shape.why) };
    const title = asText(asObject(definition).title);
    parts.push({ name, label: title || asLabel(name), required: required.includes(name), shape });
  }
  return { ...common, kind: 'group', parts, open: plain.additionalProperties !== false };
}
