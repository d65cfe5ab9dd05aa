import type { GridApi } from 'ag-grid-community';
import type { Field } from '../../schemas/model/fields';
import { fieldColumnId } from '../columnIds';
import type { Action } from '../keyboard';
import type { Reviewer } from './reviewer';
import { between, isStaged, type Row } from './row';
import { emptyValue } from './values';

interface Place {
  api: GridApi<Row>;
  fields: Field[];
  mayReview: boolean;
  reviewer: Reviewer | null;
  say: (words: string) => void;
}

/** Does what a key asks of the grid itself; false when it is the page's to do. */
export function actOn(action: Action, place: Place): boolean {
  const { api, mayReview, reviewer } = place;
  const focus = api.getFocusedCell();
  const row = focus ? api.getDisplayedRowAtIndex(focus.rowIndex)?.data : undefined;
  const chosen = api.getSelectedRows();
  const rows = chosen.length > 0 ? chosen : row ? [row] : [];
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
      void (action === 'confirm' ? reviewer.confirm(rows) : reviewer.reject(rows, 'rejected'));
      if (chosen.length > 0) api.deselectAll();
      else goOn(api);
      return true;
    case 'reopen':
      if (mayReview && reviewer) void reviewer.reopen(rows);
      return true;
    case 'select':
    case 'select-range':
      if (focus) select(api, focus.rowIndex, action === 'select-range');
      return true;
    default:
      return false;
  }
}

function move(api: GridApi<Row>, by: number): boolean {
  const focus = api.getFocusedCell();
  const at = Math.min(Math.max(0, (focus?.rowIndex ?? -by) + by), api.getDisplayedRowCount() - 1);
  return at < 0 || focusOn(api, at);
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
      stayWith(api, node.id!, at);
      return;
    }
  }
  if (from < last) focusOn(api, from);
}

const FOLLOWED_FOR_MS = 1500;

/** What was decided may leave the filter, and the rows below move up: the focus stays with its row, not with its place. */
function stayWith(api: GridApi<Row>, id: string, from: number): void {
  let at = from;
  const follow = () => {
    const now = api.getRowNode(id)?.rowIndex;
    if (now == null || now === at || api.getFocusedCell()?.rowIndex !== at) return;
    at = now;
    focusOn(api, now);
  };
  api.addEventListener('modelUpdated', follow);
  setTimeout(() => {
    if (!api.isDestroyed()) api.removeEventListener('modelUpdated', follow);
  }, FOLLOWED_FOR_MS);
}

function edit({ api, fields, mayReview, say }: Place, rowIndex: number, colKey: string, row: Row): void {
  if (!mayReview) return say('Your role here reads only.');
  if (!isStaged(row)) return say('Only staged blocks can be edited. Reopen it with U first.');
  const first = fields.find(({ name }) => api.getColumn(fieldColumnId(name))?.isVisible());
  const column = colKey.startsWith('f:') ? colKey : first && fieldColumnId(first.name);
  if (!column) return;
  api.ensureColumnVisible(column);
  api.setFocusedCell(rowIndex, column);
  api.startEditingCell({ rowIndex, colKey: column });
}

function clear({ fields, mayReview, reviewer, say }: Place, colKey: string, row: Row): void {
  const field = fields.find(({ name }) => fieldColumnId(name) === colKey);
  if (!field || !mayReview || !isStaged(row)) return;
  const empty = emptyValue(field);
  if (!empty) return say(`${field.label} must have a value.`);
  void reviewer?.edit(row.block.block_uid, field.name, empty.value);
}

const anchors = new WeakMap<GridApi<Row>, number>();

function select(api: GridApi<Row>, at: number, range: boolean): void {
  const anchor = anchors.get(api);
  if (range && anchor !== undefined) {
    const nodes = between(anchor, at).flatMap((index) => api.getDisplayedRowAtIndex(index) ?? []);
    api.setNodesSelected({ nodes, newValue: true });
    return;
  }
  const node = api.getDisplayedRowAtIndex(at);
  if (node) api.setNodesSelected({ nodes: [node], newValue: !node.isSelected() });
  anchors.set(api, at);
}
