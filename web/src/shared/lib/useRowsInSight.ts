import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback } from 'react';
import type { SourceDocument } from '../../../shared/api/types';

/** Every row is as tall as this; the table's style says the same. */
export const rowHeight = 40;

/** Up to here all rows are drawn, so that the browser's own search and a printer find them. */
const drawnWhole = 120;

/** So many more than can be seen, on either side: what is above the table may grow by as much before it is measured again. */
const spare = 14;

interface List {
  documents: SourceDocument[];
  scroller: HTMLElement | null;
  /** How much stands above the first row in what scrolls. */
  above: number;
  /** The document whose row is drawn wherever it is: it has the keyboard, which would be lost with it. */
  held: string | null;
}

export interface RowInSight {
  document: SourceDocument;
  index: number;
  /** How much is left out between the row before and this one. */
  gap: number;
}

/** Which rows of a list of documents have to be drawn, with the room for the others. */
export function useRowsInSight({ documents, scroller, above, held }: List): {
  rows: RowInSight[];
  below: number;
} {
  const keyOf = useCallback((index: number) => documents[index]?.source_uid ?? index, [documents]);
  const heldAt = held === null ? -1 : documents.findIndex(({ source_uid }) => source_uid === held);
  const virtual = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller,
    getItemKey: keyOf,
    estimateSize: () => rowHeight,
    scrollMargin: above,
    overscan: documents.length <= drawnWhole ? drawnWhole : spare,
    initialRect: { width: 1024, height: 800 },
    rangeExtractor: useCallback((range: Range) => withHeld(range, heldAt), [heldAt]),
  });
  return spread(
    virtual.getVirtualItems().map(({ index }) => index),
    documents,
  );
}

function withHeld(range: Range, heldAt: number): number[] {
  const seen = defaultRangeExtractor(range);
  if (heldAt < 0 || heldAt >= range.count || seen.includes(heldAt)) return seen;
  return [...seen, heldAt].sort((a, b) => a - b);
}

/** The rows at these places in rising order, and the room that the others take between and below them. */
export function spread(places: number[], documents: SourceDocument[]): { rows: RowInSight[]; below: number } {
  const rows: RowInSight[] = [];
  let next = 0;
  for (const index of places) {
    const document = documents[index];
    if (!document) continue;
    rows.push({ document, index, gap: (index - next) * rowHeight });
    next = index + 1;
  }
  return { rows, below: (documents.length - next) * rowHeight };
}
