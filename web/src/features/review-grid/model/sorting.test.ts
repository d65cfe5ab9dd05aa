import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/api/types';
import { byUrgency, comparatorOf, readSort, sortText, type Comparator } from './sorting';

type Values = (Json | undefined)[];

/** As the grid sorts: it turns the result round where the way is down. */
function sorted(compare: Comparator, values: Values, down = false) {
  return [...values].sort((a, b) => compare(a, b, null, null, down) * (down ? -1 : 1));
}
const of = (kind: 'number' | 'text' | 'date' | 'enum', choices: string[] = []) =>
  comparatorOf({ kind, choices })!;

describe('rows by a column', () => {
  it.each<[string, Comparator, Values, Values]>([
    ['numbers up', of('number'), [10, null, 2, 0.5], [0.5, 2, 10, null]],
    ['texts up, as people count', of('text'), ['b 10', '', 'B 2', 'a'], ['a', 'B 2', 'b 10', '']],
    [
      'dates up',
      of('date'),
      ['2026-10-01', undefined, '2026-02-01'],
      ['2026-02-01', '2026-10-01', undefined],
    ],
    [
      'choices as the schema has them',
      of('enum', ['MUST', 'MAY']),
      ['MAY', null, 'MUST'],
      ['MUST', 'MAY', null],
    ],
    [
      'states by what wants a person',
      byUrgency,
      ['confirmed', 'ai_complete', 'failed'],
      ['failed', 'ai_complete', 'confirmed'],
    ],
  ])('%s', (_, compare, values, up) => expect(sorted(compare, values)).toEqual(up));

  it('down have what is empty at the end as well', () => {
    expect(sorted(of('number'), [10, null, 2, 0.5], true)).toEqual([10, 2, 0.5, null]);
    expect(sorted(of('text'), ['', 'a', 'b'], true)).toEqual(['b', 'a', '']);
  });

  it('stand in an order that is remembered as a text', () => {
    expect(readSort(sortText({ column: 'f:a b', way: 'desc' }))).toEqual({ column: 'f:a b', way: 'desc' });
    expect(readSort('')).toBeNull();
    expect(readSort(null)).toBeNull();
  });
});
