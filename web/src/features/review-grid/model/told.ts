import { review as t } from 'texts/review';
import type { Json } from '../../../shared/api/types';
import { isObject } from '../../../shared/lib/json';
import { asLabel } from '../../../shared/lib/format';
import { shownValue } from './values';

const longest = 160;

/** A value in few words: objects by their fields, without the marks of JSON; what is long is cut. */
export function inWords(value: Json | undefined): string {
  const words = plain(value);
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}

/** What an editor showed: of JSON what it says, of everything else the text as it stands. */
export function typedWords(text: string): string {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' ? inWords(value) : text;
  } catch {
    return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
  }
}

function plain(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map(plain).join(isObject(value[0]) ? '; ' : ', ');
  if (!isObject(value)) return shownValue(value);
  return Object.entries(value)
    .map(([name, part]) => `${asLabel(name)}: ${plain(part) || t.unsaved.nothing}`)
    .join(', ');
}
