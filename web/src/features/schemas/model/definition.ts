import type { Json, JsonObject } from '../../../shared/api/types';
import { asObject } from '../../../shared/lib/json';
import { own } from '../../../shared/lib/own';

/** A value that an enum can offer. */
export type Scalar = string | number | boolean;

/** Takes the two usual ways to say "or null" apart: a list of types, and anyOf with a null branch. */
export function withoutNull(definition: JsonObject): { plain: JsonObject; nullable: boolean } {
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

export function typesOf(definition: JsonObject): string[] {
  const { type } = definition;
  const list = Array.isArray(type) ? type : [type];
  return list.filter((each): each is string => typeof each === 'string' && each !== 'null');
}

/** Follows references inside the artifact, a bounded number of times. */
export function resolve(definition: JsonObject, artifact: JsonObject, depth = 0): JsonObject {
  const { $ref: ref, ...rest } = definition;
  if (typeof ref !== 'string' || !ref.startsWith('#/') || depth > 8) return definition;
  let target: Json | undefined = artifact;
  for (const part of ref.slice(2).split('/')) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    target = own(asObject(target), key);
  }
  return resolve({ ...asObject(target), ...rest }, artifact, depth + 1);
}

export function numberIn(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
