import { useRef, useState } from 'react';
import { noFilter, onlyFailed, type Filter } from '../../review-grid/model/row';

/** Which rows are shown, whether the bar for that is open, and where the focus goes when it closes. */
export function useFilter(failedOnly: boolean, toGrid: () => void) {
  const input = useRef<HTMLInputElement>(null);
  const from = useRef<HTMLElement>(null);
  const [filter, setFilter] = useState<Filter>(failedOnly ? onlyFailed : noFilter);
  const [filtering, setFiltering] = useState(failedOnly);
  return {
    filter,
    setFilter,
    filtering,
    input,
    open: (opener: HTMLElement | null) => {
      from.current = opener;
      setFiltering(true);
      input.current?.focus();
      input.current?.select();
    },
    /** Shows all rows again; the focus goes to who opened the bar, else into the grid. */
    clear: (byKey = false) => {
      if (byKey) from.current = null;
      setFilter(noFilter);
      setFiltering(false);
      if (from.current?.isConnected) from.current.focus();
      else toGrid();
    },
    showFailed: (only: boolean) => {
      setFilter(only ? onlyFailed : noFilter);
      setFiltering(only);
    },
    onlyFailed: filter.statuses.size === 1 && filter.statuses.has('failed'),
  };
}
