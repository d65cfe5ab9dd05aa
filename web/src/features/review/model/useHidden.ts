import { useCallback, useMemo } from 'react';
import { readSort, sortText, type Sort } from '../../review-grid/model/sorting';
import { prefer, usePreference } from '../../../shared/lib/preferences';

/** The columns that a person has hidden for a schema, remembered in this browser; the type was among them once. */
export function useHidden(schemaId: string): [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const raw = usePreference(`columns:${schemaId}`);
  const hidden = useMemo(() => new Set(raw ? raw.split('\n').filter((id) => id !== 'type') : []), [raw]);
  const hide = useCallback(
    (next: ReadonlySet<string>) => prefer(`columns:${schemaId}`, [...next].join('\n')),
    [schemaId],
  );
  return [hidden, hide];
}

/** The order of the rows that a person has chosen for a schema, remembered in this browser. */
export function useSort(schemaId: string): [Sort, (sort: Sort) => void] {
  const sort = readSort(usePreference(`sort:${schemaId}`));
  return [sort, (next) => prefer(`sort:${schemaId}`, sortText(next))];
}
