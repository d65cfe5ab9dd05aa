import type { JsonObject } from '../api/answer';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whatever is no object has no members. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Whatever is no text says nothing. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
