import './modules';
import './grid.css';
import type {
  CellEditRequestEvent,
  GetRowIdParams,
  GridApi,
  GridReadyEvent,
  IRowNode,
  OverlayType,
  SuppressKeyboardEventParams,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { review as t } from 'texts/review';
import type { Json } from '../../shared/api/types';
import { isFocusFree } from '../../shared/lib/focus';
import { styleNonce } from '../../shared/lib/nonce';
import { own } from '../../shared/lib/own';
import type { Field } from '../schemas/model/fields';
import { fieldColumnId } from './columnIds';
import { blockColumns, fieldColumns } from './columns';
import { editors } from './editors/registry';
import { actionFor, type Action } from './keyboard';
import { anchorAt, selectRange } from './model/act';
import { pageMeasure, rowHeight } from './model/height';
import { isFiltering, passes, shownData, type Filter, type Row, type Unsaved } from './model/row';
import type { Sort } from './model/sorting';
import type { RowStore } from './model/store';
import { useAway } from './model/useAway';
import { shownValue } from './model/values';
import { renderers, type CellContext, type Draft } from './renderers/cells';
import { gridTheme } from './theme';

export interface GridProps {
  store: RowStore;
  fields: Field[];
  withRun: boolean;
  mayReview: boolean;
  expanded: boolean;
  /** The blocks are Markdown: their marks are left out where a row has one line. */
  markdown: boolean;
  hidden: ReadonlySet<string>;
  /** A panel stands beside the grid. */
  beside: boolean;
  filter: Filter;
  singleKeys: boolean;
  startAt: number | null;
  /** The order that a person has chosen before. */
  sort: Sort;
  onSort: (sort: Sort) => void;
  onPaste: (text: string, api: GridApi<Row>) => void;
  onReady: (api: GridApi<Row>) => void;
  onAction: (action: Action, api: GridApi<Row>) => void;
  onEdit: (row: Row, field: string, value: Json | undefined) => void;
  onDecide: CellContext['decide'];
  onFocus: (row: Row | null) => void;
  onSelection: (api: GridApi<Row>) => void;
  /** How many rows the filter lets through. */
  onShown: (rows: number) => void;
  /** An editor was closed over a draft that nobody took. */
  onLeft: (unsaved: Unsaved) => void;
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
const noOverlays: OverlayType[] = ['noRows', 'noMatchingRows'];
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
  const { store, fields, withRun, mayReview, expanded, markdown, hidden, beside, filter, startAt } = props;
  const grid = useRef<GridApi<Row>>(null);
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const sequence = useRef<string | null>(null);
  const draft = useRef<Draft | null>(null);
  const escaped = useRef(false);
  const focused = useRef<string | null>(null);
  useEffect(() => {
    latest.current = props;
  });

  const columns = useMemo(() => {
    const all = [
      ...blockColumns(expanded, withRun, markdown, beside),
      ...(withRun ? fieldColumns(fields, mayReview) : []),
    ];
    return all.map((column) => ({ ...column, hide: hidden.has(column.colId!) }));
  }, [fields, withRun, mayReview, expanded, markdown, hidden, beside]);

  const context = useMemo<CellContext>(
    () => ({
      mayReview,
      decide: (verb, row) => latest.current.onDecide(verb, row),
      keptAt: (blockUid, field) => store.keptAt(blockUid, field),
      isChanged: (blockUid) => !!store.get(blockUid)?.changed,
      draft: (now) => (draft.current = now),
    }),
    [mayReview, store],
  );

  // Whoever is sent away over an open editor, by a link or by the end of the session, finds the draft again.
  useEffect(
    () => () => {
      if (draft.current) latest.current.onLeft(leftOver(draft.current, 'left'));
      draft.current = null;
    },
    [],
  );

  useAway(store, () => draft.current && leftOver(draft.current, 'left'));

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
    [store, addRows],
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
        const text = shownValue(own(values, field.name));
        if (text !== '' && !latest.current.hidden.has(id)) cells.push({ text, width: widthOf(id) });
      }
      // A failure says why below its status.
      return Math.max(rowHeight(cells, measure), data.overlay?.status === 'failed' ? 60 : 0);
    },
    [measure],
  );

  const isFiltered = useCallback(() => isFiltering(latest.current.filter), []);
  const isShown = useCallback(({ data }: IRowNode<Row>) => !!data && passes(data, latest.current.filter), []);

  const onReady = ({ api }: GridReadyEvent<Row>) => {
    grid.current = api;
    frame.current?.querySelector('[role=grid], [role=treegrid]')?.setAttribute('aria-label', t.gridName);
    const { sort } = props;
    if (sort) api.applyColumnState({ state: [{ colId: sort.column, sort: sort.way }] });
    props.onReady(api);
  };

  const onFirstData = () => {
    const api = grid.current;
    if (!api) return;
    const at = startAt === null ? 0 : api.getRowNode(rowAt(store, startAt) ?? '')?.rowIndex;
    if (startAt !== null && at != null) api.ensureIndexVisible(at, 'middle');
    if (at == null) return;
    requestAnimationFrame(() => {
      // Whoever was quicker than this frame keeps the focus: to take it would close the editor that is open.
      if (api.isDestroyed() || api.getEditingCells().length > 0) return;
      if (startAt !== null || isFocusFree()) api.setFocusedCell(at, 'content');
    });
  };

  /** What was typed and is no value is kept with its error; what was typed and cancelled can be taken up again. */
  const onStopped = (row: Row, field: string) => {
    const left = draft.current;
    const kept = store.keptAt(row.block.block_uid, field);
    const cancelled = escaped.current;
    draft.current = null;
    escaped.current = false;
    if (left?.text !== undefined) latest.current.onLeft(leftOver(left, 'invalid'));
    else if (cancelled && left && !kept) latest.current.onLeft(leftOver(left, 'cancelled'));
    else if (!cancelled && (left ?? kept) && isSame((left ?? kept)?.value, own(shownData(row), field))) {
      store.letGo({ block_uid: row.block.block_uid, field });
    } else if (!cancelled && left) latest.current.onLeft(leftOver(left, 'left'));
  };

  /** The grid tells later where the focus has gone; news of rows that comes before that must not take it back. */
  const note = () => {
    const cell = grid.current?.getFocusedCell();
    if (cell) focused.current = grid.current?.getDisplayedRowAtIndex(cell.rowIndex)?.id ?? null;
  };

  const onKey = (event: React.KeyboardEvent) => {
    const api = grid.current;
    const target = event.target as HTMLElement;
    if (event.key === 'Escape' && api && api.getEditingCells().length > 0) escaped.current = true;
    if (!api || api.getEditingCells().length > 0 || isTyping(target) || !target.closest('.ag-root')) return;
    const action = actionFor(event, latest.current.singleKeys, sequence.current);
    sequence.current = action === 'go' ? 'g' : null;
    if (!action || action === 'go') return;
    // What is marked with the mouse is the browser's to copy.
    if (action === 'copy' && window.getSelection()?.toString()) return;
    if (target.closest('.ag-header') && ['edit', 'select', 'select-range', 'clear', 'copy'].includes(action))
      return;
    if (target.tagName === 'BUTTON' && action === 'edit') return;
    event.preventDefault();
    event.stopPropagation();
    // A key held down may move on, but decides nothing that was not looked at.
    if (event.repeat && action !== 'down' && action !== 'up') return;
    latest.current.onAction(action, api);
    note();
  };

  const onPaste = (event: React.ClipboardEvent) => {
    const api = grid.current;
    if (!api || api.getEditingCells().length > 0 || isTyping(event.target as HTMLElement)) return;
    latest.current.onPaste(event.clipboardData.getData('text/plain'), api);
  };

  /** Rows move when others come, go or change: the focus stays with its row, not with its place. */
  const follow = (api: GridApi<Row>) => {
    const cell = api.getFocusedCell();
    const now = focused.current === null ? null : api.getRowNode(focused.current)?.rowIndex;
    if (!cell || now == null || now === cell.rowIndex || api.getEditingCells().length > 0) return;
    if (!document.activeElement?.closest('.ag-cell')) return;
    api.ensureIndexVisible(now);
    api.setFocusedCell(now, cell.column);
  };

  return (
    // The grid inside is the widget; this only listens to the keys that it lets through.

    <div
      ref={frame}
      className={`bd-grid ${expanded ? 'bd-expanded' : ''}`}
      onKeyDownCapture={onKey}
      onKeyUpCapture={note}
      onMouseUpCapture={note}
      onPaste={onPaste}
    >
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
        localeText={t.grid}
        deltaSort
        animateRows={false}
        asyncTransactionWaitMillis={100}
        suppressOverlays={noOverlays}
        suppressDragLeaveHidesColumns
        onGridReady={onReady}
        onFirstDataRendered={onFirstData}
        onCellEditingStarted={({ data }) => {
          draft.current = null;
          escaped.current = false;
          store.hold(data?.block.block_uid ?? null);
        }}
        onCellEditingStopped={({ data, column }) => {
          setTimeout(() => store.hold(null));
          if (data) onStopped(data, column.getColId().slice(2));
        }}
        onCellEditRequest={(event: CellEditRequestEvent<Row, Json | undefined>) => {
          const name = event.column.getColId().slice(2);
          draft.current = null;
          props.onEdit(event.data, name, event.newValue);
        }}
        onCellFocused={({ rowIndex, api }) => {
          const node = rowIndex == null ? undefined : api.getDisplayedRowAtIndex(rowIndex);
          focused.current = node?.id ?? null;
          latest.current.onFocus(node?.data ?? null);
        }}
        onCellDoubleClicked={({ column, data, api }) => {
          if (data && !column.getColId().startsWith('f:')) latest.current.onAction('details', api);
        }}
        onCellClicked={({ event, node, column, api }) => {
          // On a checkbox the grid does the same by itself.
          if (column.getColId().startsWith('ag-Grid')) return;
          const shift = event instanceof MouseEvent && event.shiftKey;
          if (shift && withRun && mayReview && node.rowIndex != null) selectRange(api, node.rowIndex);
          else anchorAt(api, node.id!);
        }}
        onRowSelected={({ node, source, api }) => {
          if (source === 'checkboxSelected') anchorAt(api, node.id!);
        }}
        onSortChanged={({ api }) => {
          const by = api.getColumnState().find(({ sort }) => sort);
          latest.current.onSort(by?.sort ? { column: by.colId, way: by.sort } : null);
        }}
        onSelectionChanged={({ api }) => latest.current.onSelection(api)}
        onModelUpdated={({ api }) => {
          follow(api);
          latest.current.onShown(api.getDisplayedRowCount());
          if (api.getSelectedNodes().length > 0) latest.current.onSelection(api);
        }}
        onColumnResized={({ finished, api }) => finished && latest.current.expanded && api.resetRowHeights()}
      />
    </div>
  );
}

/** What is kept of a draft, and what is said about it. */
function leftOver({ wrong, ...draft }: Draft, how: 'invalid' | 'cancelled' | 'left'): Unsaved {
  if (wrong !== undefined) return { ...draft, reason: 'invalid', words: wrong };
  if (how === 'cancelled') return { ...draft, reason: 'cancelled', words: t.whyUnsaved.cancelled };
  return { ...draft, reason: 'left', words: t.whyUnsaved.left };
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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

function rowAt(store: RowStore, index: number): string | undefined {
  return store.all().find(({ block }) => block.block_index === index)?.block.block_uid;
}

/** Keys that mean something here must not begin an edit there; the editors themselves know what Enter means, and
 * hold on to a draft that is no value. */
function leaveToUs({ event, editing, colDef }: SuppressKeyboardEventParams<Row>): boolean {
  if (editing) {
    const invalid = (event.target as Element | null)?.getAttribute('aria-invalid') === 'true';
    const inForm = !!(event.target as Element | null)?.closest('[data-form]');
    return (
      (event.key === 'Enter' && !!colDef.cellEditorPopup) || (event.key === 'Tab' && (invalid || inForm))
    );
  }
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
