import { useMemo, useRef } from 'react';
import type { SourceDocument } from '../../../shared/api/types';

/**
 * The order of a list that somebody may be reading: while documents are still coming or being read, those that are there keep
 * their places and new ones come at the end, for a document changes its title and its status when it is read. When all
 * are, or another order is wanted, they are in order again.
 */
export function steady(
  sorted: SourceDocument[],
  places: ReadonlyMap<string, number>,
  coming: boolean,
): SourceDocument[] {
  if (!coming && !sorted.some(isUnderway)) return sorted;
  const placeOf = ({ source_uid }: SourceDocument) => places.get(source_uid) ?? places.size;
  return [...sorted].sort((a, b) => placeOf(a) - placeOf(b));
}

export function useSteady(sorted: SourceDocument[], order: string, coming: boolean): SourceDocument[] {
  const last = useRef({ order, places: new Map<string, number>() });
  return useMemo(() => {
    const places = last.current.order === order ? last.current.places : new Map<string, number>();
    const shown = steady(sorted, places, coming);
    last.current = { order, places: new Map(shown.map(({ source_uid }, index) => [source_uid, index])) };
    return shown;
  }, [sorted, order, coming]);
}

function isUnderway({ status }: SourceDocument): boolean {
  return status === 'uploaded' || status === 'converting';
}
