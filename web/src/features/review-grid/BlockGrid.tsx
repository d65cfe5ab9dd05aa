import './modules';
import './grid.css';
import type {
  CellEditRequestEvent,
  GetRowIdParams,
  GridApi,
  GridReadyEvent,
  IRowNode,
  OverlayType,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { review as t } from 'texts/review';
import type { Json } from '../../shared/api/types';
import { isFocusFree } from '../../shared/lib/focus';
import { styleNonce } from '../../shared/lib/nonce';
import type { Field } from '../schemas/model/fields';
import { blockColumns, fieldColumns } from './columns';
import { editors } from './editors/registry';
import type { Action } from './keyboard';
import { anchorAt, selectRange } from './model/act';
import { isFiltering, passes, type Filter, type Row, type Unsaved } from './model/row';
import type { Sort } from './model/sorting';
import type { RowStore } from './model/store';
import { useFocusedRow } from './model/useFocusedRow';
import { leaveToUs, useGridKeys } from './model/useGridKeys';
import { useOpenDraft } from './model/useOpenDraft';
import { useRowHeight } from './model/useRowHeight';
import { useStoreRows } from './model/useStoreRows';
import { renderers, type CellContext } from './renderers/cells';
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

/** The blocks of a document with what a run says about them, drawn by the grid library. */
export default function BlockGrid(props: GridProps) {
  const { store, fields, withRun, mayReview, expanded, markdown, hidden, beside, filter, startAt } = props;
  const grid = useRef<GridApi<Row>>(null);
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const onLeft = useCallback((unsaved: Unsaved) => latest.current.onLeft(unsaved), []);
  const draft = useOpenDraft(store, onLeft);
  const focus = useFocusedRow(grid);
  useStoreRows(grid, store);

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
      draft: draft.typed,
    }),
    [mayReview, store, draft],
  );

  useEffect(() => grid.current?.onFilterChanged(), [filter]);
  useEffect(() => grid.current?.resetRowHeights(), [expanded, hidden]);

  const heightOf = useRowHeight(grid, latest);
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

  const { onKey, onPaste } = useGridKeys(grid, {
    singleKeys: props.singleKeys,
    onAction: (action, api) => {
      props.onAction(action, api);
      focus.note();
    },
    onPaste: props.onPaste,
    onEscape: draft.escaped,
  });

  return (
    // The grid inside is the widget; this only listens to the keys that it lets through.

    <div
      ref={frame}
      className={`bd-grid ${expanded ? 'bd-expanded' : ''}`}
      onKeyDownCapture={onKey}
      onKeyUpCapture={focus.note}
      onMouseUpCapture={focus.note}
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
          draft.opened();
          store.hold(data?.block.block_uid ?? null);
        }}
        onCellEditingStopped={({ data, column }) => {
          setTimeout(() => store.hold(null));
          if (data) draft.closed(data, column.getColId().slice(2));
        }}
        onCellEditRequest={(event: CellEditRequestEvent<Row, Json | undefined>) => {
          const name = event.column.getColId().slice(2);
          draft.taken();
          props.onEdit(event.data, name, event.newValue);
        }}
        onCellFocused={({ rowIndex, api }) => {
          const node = rowIndex == null ? undefined : api.getDisplayedRowAtIndex(rowIndex);
          focus.told(node?.id);
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
          focus.follow(api);
          latest.current.onShown(api.getDisplayedRowCount());
          if (api.getSelectedNodes().length > 0) latest.current.onSelection(api);
        }}
        onColumnResized={({ finished, api }) => finished && latest.current.expanded && api.resetRowHeights()}
      />
    </div>
  );
}

function rowAt(store: RowStore, index: number): string | undefined {
  return store.all().find(({ block }) => block.block_index === index)?.block.block_uid;
}
