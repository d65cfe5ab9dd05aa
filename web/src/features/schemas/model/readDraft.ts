import type { Json, JsonObject } from '../../../shared/api/types';
import { asObject, asText } from '../../../shared/lib/json';
import { aField, artifactOfDraft, definitionOf, type FieldDraft, type SchemaDraft } from './draft';

/** An artifact as a form. What the form cannot say exactly stays JSON inside it, so that nothing is lost or changed. */
export function draftOf(artifact: JsonObject): SchemaDraft {
  const { schema_ref, title, properties, required, prompt_config, ...rest } = artifact;
  const { system_instructions, per_block_prompt, context, ...promptRest } = asObject(prompt_config);
  const { neighbours, ...contextRest } = asObject(context);
  return {
    ref: asText(schema_ref),
    title: asText(title),
    instructions: asText(system_instructions),
    perBlock: asText(per_block_prompt),
    neighbours: typeof neighbours === 'number' ? neighbours : 0,
    fields: fieldsIn(properties, required),
    rest,
    promptRest,
    contextRest,
  };
}

/** Whether the form says exactly what the artifact does, but for the order of its keys. */
export function isSaid(draft: SchemaDraft, artifact: JsonObject): boolean {
  return canonical(artifactOfDraft(draft)) === canonical(artifact);
}

function fieldsIn(properties: Json | undefined, required: Json | undefined): FieldDraft[] {
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(asObject(properties)).map(([name, definition]) => ({
    ...fieldIn(asObject(definition)),
    name,
    required: needed.includes(name),
  }));
}

function fieldIn(definition: JsonObject): FieldDraft {
  const field = guessed(definition);
  return canonical(definitionOf(field)) === canonical(definition)
    ? field
    : aField({ type: 'other', rest: definition, label: asText(definition.title) });
}

/** The nearest that the form has; whether it is near enough, the caller sees by writing it. */
function guessed(definition: JsonObject): FieldDraft {
  const { type, title, description, ...others } = definition;
  const types = Array.isArray(type) ? type : [type];
  const nullable = types.includes('null');
  const shared = { nullable, label: asText(title), description: asText(description) };
  switch (types.find((each) => each !== 'null')) {
    case 'string':
      return { ...stringIn(others), ...shared };
    case 'number':
    case 'integer': {
      const { minimum, maximum, ...rest } = others;
      const whole = types.includes('integer');
      return aField({
        ...shared,
        type: whole ? 'integer' : 'number',
        least: numberText(minimum),
        most: numberText(maximum),
        rest,
      });
    }
    case 'boolean':
      return aField({ ...shared, type: 'boolean', rest: others });
    case 'array':
      return { ...listIn(others), ...shared };
    case 'object': {
      const { properties, required, ...rest } = others;
      return aField({ ...shared, type: 'group', fields: fieldsIn(properties, required), rest });
    }
    case undefined:
      return isOfTexts(others.enum)
        ? { ...stringIn(others), ...shared, nullable: others.enum.includes(null), untyped: true }
        : aField({ type: 'other' });
    default:
      return aField({ type: 'other' });
  }
}

function isOfTexts(choices: Json | undefined): choices is (string | null)[] {
  return Array.isArray(choices) && choices.every((each) => each === null || typeof each === 'string');
}

function stringIn(others: JsonObject): FieldDraft {
  if (Array.isArray(others.enum)) {
    const { enum: choices, ...rest } = others;
    return aField({ type: 'choice', choices: lines(choices), rest });
  }
  if (others.format === 'date') {
    const { format, ...rest } = others;
    return aField({ type: format === 'date' ? 'date' : 'text', rest });
  }
  const { maxLength, ...rest } = others;
  return aField({ type: 'text', most: numberText(maxLength), rest });
}

function listIn(others: JsonObject): FieldDraft {
  const { items, ...rest } = others;
  const { type, enum: choices, properties, required, ...itemRest } = asObject(items);
  if (type === 'object') {
    return aField({ type: 'groups', fields: fieldsIn(properties, required), rest, itemRest });
  }
  return choices === undefined
    ? aField({ type: 'texts', rest, itemRest })
    : aField({ type: 'choices', choices: lines(choices), rest, itemRest });
}

function lines(choices: Json): string {
  return Array.isArray(choices) ? choices.filter((each) => typeof each === 'string').join('\n') : '';
}

/** The same text for the same content, whatever the order of keys, of names in `required`, and where null stands among others. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .map(([key, member]) => [key, Array.isArray(member) ? inOrder(key, member) : member] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join()}}`;
}

function inOrder(key: string, list: Json[]): Json[] {
  if (key === 'required') return [...list].sort();
  const none = { enum: null, type: 'null' }[key];
  return none === undefined ? list : [...list].sort((a, b) => Number(a === none) - Number(b === none));
}

function numberText(value: Json | undefined): string {
  return typeof value === 'number' ? String(value) : '';
}
