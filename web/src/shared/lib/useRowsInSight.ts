import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback } from 'react';
import { usePrinting } from './usePrinting';

/** Every row is as tall as this; the table's style says the same. */
export const rowHeight = 40;

/** Up to here all rows are drawn, so that the browser's own search finds them. */
const drawnWhole = 120;

/** So many more than can be seen, on either side: what is above the table may grow by as much before it is measured again. */
const spare = 14;

interface List<T> {
  items: T[];
  keyOf: (item: T) => string;
  scroller: HTMLElement | null;
  /** How much stands above the first row in what scrolls. */
  above: number;
  /** The key of the row that is drawn wherever it is: it has the keyboard, which would be lost with it. */
  held: string | null;
}

export interface RowInSight<T> {
  item: T;
  index: number;
  /** How much is left out between the row before and this one. */
  gap: number;
}

/** Which rows of a long list have to be drawn, with the room for the others; on paper it is all of them. */
export function useRowsInSight<T>({ items, keyOf, scroller, above, held }: List<T>): {
  rows: RowInSight<T>[];
  below: number;
} {
  const printing = usePrinting();
  const itemKey = useCallback(
    (index: number) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    [items, keyOf],
  );
  const heldAt = held === null ? -1 : items.findIndex((item) => keyOf(item) === held);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    getItemKey: itemKey,
    estimateSize: () => rowHeight,
    scrollMargin: above,
    overscan: items.length <= drawnWhole ? drawnWhole : spare,
    initialRect: { width: 1024, height: 800 },
    rangeExtractor: useCallback((range: Range) => withHeld(range, heldAt), [heldAt]),
  });
  const places = printing
    ? items.map((_, index) => index)
    : virtual.getVirtualItems().map(({ index }) => index);
  return spread(places, items);
}

function withHeld(range: Range, heldAt: number): number[] {
  const seen = defaultRangeExtractor(range);
  if (heldAt < 0 || heldAt >= range.count || seen.includes(heldAt)) return seen;
  return [...seen, heldAt].sort((a, b) => a - b);
}

/** The rows at these places in rising order, and the room that the others take between and below them. */
export function spread<T>(places: number[], items: T[]): { rows: RowInSight<T>[]; below: number } {
  const rows: RowInSight<T>[] = [];
  let next = 0;
  for (const index of places) {
    const item = items[index];
    if (item === undefined) continue;
    rows.push({ item, index, gap: (index - next) * rowHeight });
    next = index + 1;
  }
  return { rows, below: (items.length - next) * rowHeight };
}
