import type { GridApi, IRowNode } from 'ag-grid-community';
import { review as t } from 'texts/review';
import { copyText } from '../../../shared/lib/copy';
import type { Field } from '../../schemas/model/fields';
import { fieldColumnId } from '../columnIds';
import type { Action } from '../keyboard';
import { cellText, pastedValue, tableText } from './copying';
import type { Reviewer, Say } from './reviewer';
import { between, isStaged, type Row } from './row';
import { emptyValue } from './values';

export interface Place {
  api: GridApi<Row>;
  fields: Field[];
  mayReview: boolean;
  reviewer: Reviewer | null;
  say: Say;
}

/** What a decision is about: the selected rows that are shown, and how many others are selected but hidden. */
export interface Chosen {
  rows: Row[];
  nodes: IRowNode<Row>[];
  hidden: number;
}

/** Nobody decides on what they do not see: rows that a filter hides stay selected, and out of every decision. */
export function chosenRows(api: GridApi<Row>): Chosen {
  const all = api.getSelectedNodes();
  const nodes = all.filter((node) => node.displayed);
  return { rows: nodes.flatMap(({ data }) => data ?? []), nodes, hidden: all.length - nodes.length };
}

/** Says that something selected was left out because it is hidden; nothing when nothing was. */
export function hiddenWords(hidden: number): string {
  if (hidden === 0) return '';
  return ` ${t.said.hidden(hidden)}`;
}

/** Decides on the selected rows that are shown, and takes these out of the selection. */
export function decideChosen(
  api: GridApi<Row>,
  reviewer: Reviewer,
  verb: 'confirm' | 'reject' | 'give-back',
): void {
  const { rows, nodes, hidden } = chosenRows(api);
  decide(reviewer, verb, rows, hiddenWords(hidden));
  api.setNodesSelected({ nodes, newValue: false });
}

function decide(reviewer: Reviewer, verb: 'confirm' | 'reject' | 'give-back', rows: Row[], aside: string) {
  if (verb === 'confirm') void reviewer.confirm(rows, aside);
  else void reviewer.reject(rows, verb === 'reject' ? 'rejected' : 'pending', aside);
}

/** Does what a key asks of the grid itself; false when it is the page's to do. */
export function actOn(action: Action, place: Place): boolean {
  const { api, mayReview, reviewer } = place;
  const focus = api.getFocusedCell();
  const row = focus ? api.getDisplayedRowAtIndex(focus.rowIndex)?.data : undefined;
  const chosen = chosenRows(api);
  const rows = chosen.rows.length > 0 ? chosen.rows : row ? [row] : [];
  const aside = hiddenWords(chosen.hidden);
  switch (action) {
    case 'down':
      return move(api, 1);
    case 'up':
      return move(api, -1);
    case 'edit':
      if (focus && row) edit(place, focus.rowIndex, focus.column.getColId(), row);
      return true;
    case 'clear':
      if (focus && row) clear(place, focus.column.getColId(), row);
      return true;
    case 'confirm':
    case 'reject':
      if (!mayReview || !reviewer) return true;
      if (chosen.rows.length > 0) {
        decideChosen(api, reviewer, action);
      } else {
        decide(reviewer, action, rows, aside);
        goOn(api);
      }
      return true;
    case 'reopen':
      if (mayReview && reviewer) void reviewer.reopen(rows, aside);
      return true;
    case 'undo':
      if (mayReview && reviewer) void reviewer.undo();
      return true;
    case 'copy': {
      const shown = chosen.nodes.toSorted(byPlace).flatMap(({ data }) => data ?? []);
      void copy(place, shown, focus && row ? { row, column: focus.column.getColId() } : null);
      return true;
    }
    case 'select-all':
      if (mayReview && reviewer) api.selectAll('filtered');
      return true;
    case 'select':
    case 'select-range':
      if (focus) select(api, focus.rowIndex, action === 'select-range');
      return true;
    default:
      return false;
  }
}

function byPlace(a: IRowNode<Row>, b: IRowNode<Row>): number {
  return (a.rowIndex ?? 0) - (b.rowIndex ?? 0);
}

function move(api: GridApi<Row>, by: number): boolean {
  const focus = api.getFocusedCell();
  const at = Math.min(Math.max(0, (focus?.rowIndex ?? -by) + by), api.getDisplayedRowCount() - 1);
  return at < 0 || focusOn(api, at);
}

/** Puts the keyboard into the grid: on a row where it is shown, else on the row that had it, else on the first. */
export function focusGrid(api: GridApi<Row>, blockUid?: string): void {
  const last = api.getDisplayedRowCount() - 1;
  if (last < 0) return;
  const wanted = blockUid === undefined ? undefined : api.getRowNode(blockUid);
  const at = wanted?.displayed ? wanted.rowIndex : api.getFocusedCell()?.rowIndex;
  focusOn(api, Math.min(at ?? 0, last));
}

/** The rows before and after a block, as they are shown. */
export function neighboursOf(api: GridApi<Row> | null, blockUid: string): [Row | undefined, Row | undefined] {
  const node = api?.isDestroyed() ? undefined : api?.getRowNode(blockUid);
  const at = node?.displayed ? node.rowIndex : null;
  if (!api || at == null) return [undefined, undefined];
  return [api.getDisplayedRowAtIndex(at - 1)?.data, api.getDisplayedRowAtIndex(at + 1)?.data];
}

/** From outside into the rows: to the first one. */
export function focusFirst(api: GridApi<Row>): void {
  if (api.getDisplayedRowCount() > 0) focusOn(api, 0);
}

/** Opens the editor of a cell that a filter does not hide; false where there is no such cell to be seen. */
export function openEditor(api: GridApi<Row>, blockUid: string, field: string): boolean {
  const node = api.getRowNode(blockUid);
  const colKey = fieldColumnId(field);
  if (!node?.displayed || node.rowIndex == null || !api.getColumn(colKey)?.isVisible()) return false;
  api.ensureIndexVisible(node.rowIndex);
  api.ensureColumnVisible(colKey);
  api.setFocusedCell(node.rowIndex, colKey);
  api.startEditingCell({ rowIndex: node.rowIndex, colKey });
  return true;
}

function focusOn(api: GridApi<Row>, at: number): boolean {
  api.ensureIndexVisible(at);
  api.setFocusedCell(at, api.getFocusedCell()?.column ?? 'content');
  return true;
}

/** After a decision: to the next staged row below, else one row down. */
function goOn(api: GridApi<Row>): void {
  const from = (api.getFocusedCell()?.rowIndex ?? -1) + 1;
  const last = api.getDisplayedRowCount();
  for (let at = from; at < last; at += 1) {
    const node = api.getDisplayedRowAtIndex(at);
    if (node?.data && isStaged(node.data)) {
      focusOn(api, at);
      return;
    }
  }
  if (from < last) focusOn(api, from);
}

function edit({ api, fields, mayReview, say }: Place, rowIndex: number, colKey: string, row: Row): void {
  if (!mayReview) return say(t.said.readsOnly, 'hint');
  if (!isStaged(row)) return say(t.said.stagedOnly, 'hint');
  const first = fields.find(({ name }) => api.getColumn(fieldColumnId(name))?.isVisible());
  const column = colKey.startsWith('f:') ? colKey : first && fieldColumnId(first.name);
  if (!column) return;
  api.ensureColumnVisible(column);
  api.setFocusedCell(rowIndex, column);
  api.startEditingCell({ rowIndex, colKey: column });
}

function clear({ fields, mayReview, reviewer, say }: Place, colKey: string, row: Row): void {
  const field = fields.find(({ name }) => fieldColumnId(name) === colKey);
  if (!field) return;
  if (!mayReview) return say(t.said.readsOnly, 'hint');
  if (!isStaged(row)) return say(t.said.stagedOnly, 'hint');
  const empty = emptyValue(field);
  if (!empty) return say(t.said.needsValue(field.label), 'hint');
  void reviewer?.edit(row.block.block_uid, field.name, empty.value);
}

/** Where a range begins: the row that was selected or clicked last. */
const anchors = new WeakMap<GridApi<Row>, string>();

export function anchorAt(api: GridApi<Row>, id: string): void {
  anchors.set(api, id);
}

function select(api: GridApi<Row>, at: number, range: boolean): void {
  const node = api.getDisplayedRowAtIndex(at);
  if (!node || (range && selectRange(api, at))) return;
  api.setNodesSelected({ nodes: [node], newValue: !node.isSelected() });
  anchorAt(api, node.id!);
}

/** Selects from where a range begins to here, as the rows are shown; false where none has begun. */
export function selectRange(api: GridApi<Row>, at: number): boolean {
  const from = api.getRowNode(anchors.get(api) ?? '');
  if (!from?.displayed || from.rowIndex == null) return false;
  const nodes = between(from.rowIndex, at).flatMap((index) => api.getDisplayedRowAtIndex(index) ?? []);
  api.setNodesSelected({ nodes, newValue: true });
  return true;
}

/** The selected rows that are shown as a table, else the cell that has the focus. */
async function copy({ api, fields, say }: Place, chosen: Row[], cell: { row: Row; column: string } | null) {
  const columns = api
    .getAllDisplayedColumns()
    .map((column) => ({ id: column.getColId(), head: column.getColDef().headerName ?? '' }))
    .filter(({ head }) => head !== '');
  const text =
    chosen.length > 0
      ? tableText(chosen, columns, fields)
      : cell === null
        ? ''
        : cellText(cell.row, cell.column, fields);
  if (text === '') return say(t.said.nothingToCopy, 'hint');
  try {
    await copyText(text);
    say(chosen.length > 0 ? t.said.rowsCopied(chosen.length) : t.said.cellCopied, 'hint');
  } catch {
    say(t.said.mayNotCopy, 'hint');
  }
}

/** Puts one pasted value into the cell that has the focus. */
export function paste({ api, fields, mayReview, reviewer, say }: Place, text: string): void {
  const focus = api.getFocusedCell();
  const row = focus ? api.getDisplayedRowAtIndex(focus.rowIndex)?.data : undefined;
  const field = fields.find(({ name }) => fieldColumnId(name) === focus?.column.getColId());
  if (!row || !field) return;
  if (!mayReview) return say(t.said.readsOnly, 'hint');
  if (!isStaged(row)) return say(t.said.stagedOnly, 'hint');
  const pasted = pastedValue(field, text);
  if (pasted.ok) void reviewer?.edit(row.block.block_uid, field.name, pasted.value);
  else say(t.said.wrongFor(field.label, pasted.wrong), 'hint');
}
