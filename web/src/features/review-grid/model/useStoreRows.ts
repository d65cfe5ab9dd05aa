import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Row } from './row';
import type { RowStore } from './store';

/** Brings into the grid what comes and changes in the store. */
export function useStoreRows(grid: RefObject<GridApi<Row> | null>, store: RowStore): void {
  /** Under an order of a person's own rows may come anywhere: they come once, when all are there. */
  const held = useRef<Row[]>([]);
  const addRows = useCallback(
    (api: GridApi<Row>, rows: Row[]) => {
      held.current.push(...rows);
      if (store.summary().reading && api.getColumnState().some(({ sort }) => sort)) return;
      api.applyTransactionAsync({ add: held.current });
      held.current = [];
    },
    [store],
  );

  useEffect(
    () =>
      store.onChange((change) => {
        const api = grid.current;
        if (change.kind === 'rows') api?.applyTransactionAsync({ update: notEdited(api, change.rows) });
        else if (change.kind === 'more' && api) addRows(api, change.rows);
        else if (change.kind === 'kept') showAgain(api, change.blockUid);
        else api?.setGridOption('rowData', store.all());
      }),
    [grid, store, addRows],
  );
}

/**
 * Draws the cells of a row anew: what is kept beside it has changed, not its values. That is often told while an editor
 * closes, and the grid must have done with it first.
 */
function showAgain(api: GridApi<Row> | null, blockUid: string): void {
  setTimeout(() => api && drawAgain(api, blockUid));
}

function drawAgain(api: GridApi<Row>, blockUid: string): void {
  if (api.isDestroyed()) return;
  const node = api.getRowNode(blockUid);
  if (node) api.refreshCells({ rowNodes: [node], force: true });
}

/**
 * The row of an open editor is left alone, but for its status, which says that there is something newer; the store gives
 * the row again when the editor closes.
 */
function notEdited(api: GridApi<Row>, rows: Row[]): Row[] {
  const nodes = api.getEditingCells().flatMap((cell) => api.getDisplayedRowAtIndex(cell.rowIndex) ?? []);
  const edited = new Set(nodes.map(({ id }) => id));
  if (!rows.some(({ block }) => edited.has(block.block_uid))) return rows;
  api.refreshCells({ rowNodes: nodes, columns: ['status'], force: true });
  return rows.filter(({ block }) => !edited.has(block.block_uid));
}
