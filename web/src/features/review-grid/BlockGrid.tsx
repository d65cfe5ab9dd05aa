import './modules';
import './grid.css';
import type {
  CellEditRequestEvent,
  GetRowIdParams,
  GridApi,
  GridReadyEvent,
  IRowNode,
  SuppressKeyboardEventParams,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Json } from '../../shared/api/types';
import { styleNonce } from '../../shared/lib/nonce';
import type { Field } from '../schemas/model/fields';
import { fieldColumnId } from './columnIds';
import { blockColumns, fieldColumns } from './columns';
import { editors } from './editors/registry';
import { actionFor, type Action } from './keyboard';
import { pageMeasure, rowHeight } from './model/height';
import { isFiltering, passes, shownData, type Filter, type Row } from './model/row';
import type { RowStore } from './model/store';
import { shownValue } from './model/values';
import { renderers, type CellContext } from './renderers/cells';
import { gridTheme } from './theme';

export interface GridProps {
  store: RowStore;
  fields: Field[];
  withRun: boolean;
  mayReview: boolean;
  expanded: boolean;
  hidden: ReadonlySet<string>;
  filter: Filter;
  singleKeys: boolean;
  startAt: number | null;
  onReady: (api: GridApi<Row>) => void;
  onAction: (action: Action, api: GridApi<Row>) => void;
  onEdit: (row: Row, field: string, value: Json | undefined) => void;
  onDecide: CellContext['decide'];
  onFocus: (row: Row | null) => void;
  onSelection: (rows: Row[]) => void;
}

// New objects here would make the grid start over: filter again, and close the editor that is open.
const components = { ...renderers, ...editors };
const rowId = ({ data }: GetRowIdParams<Row>) => data.block.block_uid;
const selection = {
  mode: 'multiRow',
  checkboxes: true,
  headerCheckbox: true,
  selectAll: 'filtered',
  enableClickSelection: false,
} as const;
const selectionColumn = { pinned: 'left', width: 44, resizable: false } as const;
const defaults = {
  sortable: false,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: leaveToUs,
} as const;

/** The blocks of a document with what a run says about them. The one place that knows the grid library. */
export default function BlockGrid(props: GridProps) {
  const { store, fields, withRun, mayReview, expanded, hidden, filter, startAt } = props;
  const grid = useRef<GridApi<Row>>(null);
  const latest = useRef(props);
  const sequence = useRef<string | null>(null);
  useEffect(() => {
    latest.current = props;
  });

  const columns = useMemo(() => {
    const all = [...blockColumns(expanded, withRun), ...(withRun ? fieldColumns(fields, mayReview) : [])];
    return all.map((column) => ({ ...column, hide: hidden.has(column.colId!) }));
  }, [fields, withRun, mayReview, expanded, hidden]);

  const context = useMemo<CellContext>(
    () => ({ mayReview, decide: (verb, row) => latest.current.onDecide(verb, row) }),
    [mayReview],
  );

  useEffect(
    () =>
      store.onChange((change) => {
        const api = grid.current;
        if (change.kind === 'rows') api?.applyTransactionAsync({ update: notEdited(api, change.rows) });
        else api?.setGridOption('rowData', store.all());
      }),
    [store],
  );

  useEffect(() => grid.current?.onFilterChanged(), [filter]);
  useEffect(() => grid.current?.resetRowHeights(), [expanded, hidden]);

  const measure = useMemo(() => pageMeasure("450 13px 'Inter Variable'"), []);
  const heightOf = useCallback(
    ({ data }: { data?: Row }) => {
      if (!data) return 42;
      const widthOf = (id: string) => (grid.current?.getColumn(id)?.getActualWidth() ?? 200) - 24;
      const cells = [{ text: data.block.block_content.trim(), width: widthOf('content') }];
      const values = shownData(data);
      for (const field of latest.current.fields) {
        const id = fieldColumnId(field.name);
        const text = shownValue(values?.[field.name]);
        if (text !== '' && !latest.current.hidden.has(id)) cells.push({ text, width: widthOf(id) });
      }
      return rowHeight(cells, measure);
    },
    [measure],
  );

  const isFiltered = useCallback(() => isFiltering(latest.current.filter), []);
  const isShown = useCallback(({ data }: IRowNode<Row>) => !!data && passes(data, latest.current.filter), []);

  const onReady = ({ api }: GridReadyEvent<Row>) => {
    grid.current = api;
    props.onReady(api);
  };

  const onFirstData = () => {
    const api = grid.current;
    if (!api) return;
    const at = startAt === null ? 0 : api.getRowNode(rowAt(store, startAt) ?? '')?.rowIndex;
    if (startAt !== null && at != null) api.ensureIndexVisible(at, 'middle');
    const busy = document.activeElement && document.activeElement !== document.body;
    if (at != null && (startAt !== null || !busy)) {
      requestAnimationFrame(() => !api.isDestroyed() && api.setFocusedCell(at, 'content'));
    }
  };

  const onKey = (event: React.KeyboardEvent) => {
    const api = grid.current;
    const target = event.target as HTMLElement;
    if (!api || api.getEditingCells().length > 0 || isTyping(target) || !target.closest('.ag-root')) return;
    const action = actionFor(event, latest.current.singleKeys, sequence.current);
    sequence.current = action === 'go' ? 'g' : null;
    if (!action || action === 'go') return;
    if (target.closest('.ag-header') && ['edit', 'select', 'select-range', 'clear'].includes(action)) return;
    if (target.tagName === 'BUTTON' && action === 'edit') return;
    event.preventDefault();
    event.stopPropagation();
    // A key held down may move on, but decides nothing that was not looked at.
    if (event.repeat && action !== 'down' && action !== 'up') return;
    latest.current.onAction(action, api);
  };

  return (
    // The grid inside is the widget; this only listens to the keys that it lets through.

    <div className={`bd-grid ${expanded ? 'bd-expanded' : ''}`} onKeyDownCapture={onKey}>
      <AgGridReact<Row>
        theme={gridTheme}
        styleNonce={styleNonce()}
        columnDefs={columns}
        defaultColDef={defaults}
        components={components}
        context={context}
        getRowId={rowId}
        rowSelection={withRun && mayReview ? selection : undefined}
        selectionColumnDef={selectionColumn}
        getRowHeight={expanded ? heightOf : undefined}
        isExternalFilterPresent={isFiltered}
        doesExternalFilterPass={isShown}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        suppressScrollOnNewData
        maintainColumnOrder={false}
        ensureDomOrder
        animateRows={false}
        asyncTransactionWaitMillis={100}
        suppressNoRowsOverlay
        suppressDragLeaveHidesColumns
        onGridReady={onReady}
        onFirstDataRendered={onFirstData}
        onCellEditingStarted={({ data }) => store.hold(data?.block.block_uid ?? null)}
        onCellEditingStopped={() => setTimeout(() => store.hold(null))}
        onCellEditRequest={(event: CellEditRequestEvent<Row, Json | undefined>) => {
          const name = event.column.getColId().slice(2);
          props.onEdit(event.data, name, event.newValue);
        }}
        onCellFocused={({ rowIndex, api }) => {
          const node = rowIndex == null ? undefined : api.getDisplayedRowAtIndex(rowIndex);
          latest.current.onFocus(node?.data ?? null);
        }}
        onCellDoubleClicked={({ column, data, api }) => {
          if (data && !column.getColId().startsWith('f:')) latest.current.onAction('details', api);
        }}
        onSelectionChanged={({ api }) => latest.current.onSelection(api.getSelectedRows())}
        onColumnResized={({ finished, api }) => finished && latest.current.expanded && api.resetRowHeights()}
      />
    </div>
  );
}

/** The row of an open editor is left alone; the store gives it again when the editor closes. */
function notEdited(api: GridApi<Row>, rows: Row[]): Row[] {
  const edited = new Set(api.getEditingCells().map((cell) => api.getDisplayedRowAtIndex(cell.rowIndex)?.id));
  return edited.size === 0 ? rows : rows.filter(({ block }) => !edited.has(block.block_uid));
}

function rowAt(store: RowStore, index: number): string | undefined {
  return store.all().find(({ block }) => block.block_index === index)?.block.block_uid;
}

/** Keys that mean something here must not begin an edit there; in a box of many lines, Enter is a new line. */
function leaveToUs({ event, editing, colDef }: SuppressKeyboardEventParams<Row>): boolean {
  if (editing) return event.key === 'Enter' && !!colDef.cellEditorPopup;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return (
    (event.key.length === 1 && event.key !== ' ') ||
    ['Enter', 'Delete', 'Backspace', 'F2'].includes(event.key)
  );
}

function isTyping(target: HTMLElement): boolean {
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
