import type { Json, OverlayStatus } from '../../../shared/api/types';
import { words } from '../../../shared/lib/collation';
import type { Field } from '../../schemas/model/fields';

/** By which column the rows stand, and which way; null is the order of the document. */
export type Sort = { column: string; way: 'asc' | 'desc' } | null;

/** Reads what a browser has remembered: "f:score desc". */
export function readSort(text: string | null): Sort {
  const [, column, way] = /^(.+) (asc|desc)$/.exec(text ?? '') ?? [];
  return column === undefined ? null : { column, way: way as 'asc' | 'desc' };
}

export function sortText(sort: Sort): string {
  return sort === null ? '' : `${sort.column} ${sort.way}`;
}

type Value = Json | undefined;

/** As the grid compares: with the way in hand, since what is empty comes last either way. */
export type Comparator = (a: Value, b: Value, one?: unknown, other?: unknown, down?: boolean) => number;

/** What wants a person comes first. */
const urgency: OverlayStatus[] = ['failed', 'ai_complete', 'claimed', 'pending', 'rejected', 'confirmed'];

/** Words as people count: block 2 before block 10. */
export const byWords = emptyLast((a, b) => words.compare(String(a), String(b)));

export const byNumber = emptyLast((a, b) => Number(a) - Number(b));

export const byUrgency = emptyLast(
  (a, b) => urgency.indexOf(a as OverlayStatus) - urgency.indexOf(b as OverlayStatus),
);

/** How the values of a field are compared; null for lists and objects, which have no order. */
export function comparatorOf({ kind, choices }: Pick<Field, 'kind' | 'choices'>): Comparator | null {
  switch (kind) {
    case 'number':
    case 'integer':
    case 'boolean':
      return byNumber;
    case 'enum':
      return emptyLast((a, b) => choices.indexOf(a) - choices.indexOf(b));
    case 'date':
    case 'text':
    case 'long-text':
      return byWords;
    case 'json':
      return null;
  }
}

function emptyLast(
  compare: (a: string | number | boolean, b: string | number | boolean) => number,
): Comparator {
  return (a, b, _one, _other, down = false) => {
    const [noA, noB] = [isEmpty(a), isEmpty(b)];
    if (noA || noB) return (Number(noA) - Number(noB)) * (down ? -1 : 1);
    return compare(a as string, b as string);
  };
}

function isEmpty(value: Value): boolean {
  return value === null || value === undefined || value === '';
}
