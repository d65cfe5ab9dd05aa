import { review as t } from 'texts/review';
import { asLabel } from '../../../shared/lib/format';
import type { Shape } from '../../schemas/model/shape';

/** A JSON pointer as people say it: "/city" is "City", "/2/name" is "Item 3, Name"; by the titles of the form where it has them. */
export function placeWords(pointer: string, shape?: Shape): string {
  const words: string[] = [];
  let at = shape;
  for (const raw of pointer.split('/').slice(1)) {
    const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    if (at?.kind === 'group') {
      const part = at.parts.find(({ name }) => name === step);
      words.push(part?.label ?? asLabel(step));
      at = part?.shape;
    } else {
      words.push(/^\d+$/.test(step) ? t.place.item(Number(step) + 1) : asLabel(step));
      at = at?.kind === 'list' ? at.item : undefined;
    }
  }
  return words.join(', ');
}

/** What is wrong, and where in the value: "City: must be filled in." */
export function wrongAt(pointer: string, words: string, shape?: Shape): string {
  const place = placeWords(pointer, shape);
  return place === '' ? words : `${place}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
