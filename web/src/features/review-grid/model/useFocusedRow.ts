import type { GridApi } from 'ag-grid-community';
import { useMemo, useRef, type RefObject } from 'react';
import type { Row } from './row';

/** Rows move when others come, go or change: the focus stays with its row, not with its place. */
export function useFocusedRow(grid: RefObject<GridApi<Row> | null>) {
  const focused = useRef<string | null>(null);
  return useMemo(
    () => ({
      /** The grid says that the focus has come to a row, or to none. */
      told: (id: string | undefined) => (focused.current = id ?? null),
      /** The grid tells later where the focus has gone; news of rows that comes before that must not take it back. */
      note: () => {
        const cell = grid.current?.getFocusedCell();
        if (cell) focused.current = grid.current?.getDisplayedRowAtIndex(cell.rowIndex)?.id ?? null;
      },
      follow: (api: GridApi<Row>) => {
        const cell = api.getFocusedCell();
        const now = focused.current === null ? null : api.getRowNode(focused.current)?.rowIndex;
        if (!cell || now == null || now === cell.rowIndex || api.getEditingCells().length > 0) return;
        if (!document.activeElement?.closest('.ag-cell')) return;
        api.ensureIndexVisible(now);
        api.setFocusedCell(now, cell.column);
      },
    }),
    [grid],
  );
}
