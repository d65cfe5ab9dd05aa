import { language } from 'texts/language';

/** Texts as people order them: by the numbers in them, whatever the case. */
export const words = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });

export function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
}
