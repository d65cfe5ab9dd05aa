import type { ColDef, EditableCallbackParams } from 'ag-grid-community';
import { review as t } from 'texts/review';
import type { Json } from '../../shared/api/types';
import { own } from '../../shared/lib/own';
import type { Field, FieldKind } from '../schemas/model/fields';
import { fieldColumnId } from './columnIds';
import type { CellContext } from './renderers/cells';
import { byNumber, byUrgency, byWords, comparatorOf } from './model/sorting';
import { isStaged, oneLine, shownData, statusOf, typeWords, type Row } from './model/row';

/** On narrow screens the block's text gives way to the first values. */
function contentWidth(): number {
  return window.innerWidth < 1240 ? 230 : 340;
}

/** Where there is room, a row is told by its text wherever the values are scrolled to. */
const roomForContent = 1200;

export type RowColumn = ColDef<Row, Json | undefined>;

/** What a cell's renderer and editor are told besides the value. */
export interface FieldParams {
  field: Field;
}

const widths: Record<FieldKind, number> = {
  text: 170,
  'long-text': 280,
  enum: 140,
  number: 110,
  integer: 100,
  boolean: 110,
  date: 120,
  json: 200,
};

/** The columns that every document has. */
export function blockColumns(
  expanded: boolean,
  withRun: boolean,
  markdown = true,
  beside = false,
): RowColumn[] {
  const told = withRun && !beside && window.innerWidth >= roomForContent;
  const columns: RowColumn[] = [
    {
      colId: 'index',
      headerName: '#',
      sortable: true,
      comparator: byNumber,
      pinned: 'left',
      width: 56,
      resizable: false,
      cellClass: 'bd-quiet bd-tabular',
      valueGetter: ({ data }) => (data ? data.block.block_index + 1 : undefined),
    },
    {
      colId: 'type',
      headerName: t.columns.type,
      // Beside an open panel a row is told by its number and type, wherever the values are scrolled to.
      pinned: beside || told ? 'left' : null,
      sortable: true,
      comparator: byWords,
      width: 108,
      cellClass: 'bd-quiet',
      valueGetter: ({ data }) => (data ? typeWords(data.block.block_type) : undefined),
    },
    {
      colId: 'content',
      headerName: t.columns.content,
      pinned: told ? 'left' : null,
      width: withRun ? contentWidth() : 760,
      minWidth: 120,
      flex: withRun ? undefined : 1,
      cellClass: 'bd-wraps',
      cellClassRules: {
        'bd-heading': ({ data }) => data?.block.block_type === 'heading',
        'bd-code': ({ data }) => data?.block.block_type === 'code_block',
      },
      cellRenderer: 'content',
      valueGetter: ({ data }) =>
        data ? (expanded ? data.block.block_content.trim() : oneLine(data.block, markdown)) : undefined,
    },
  ];
  if (withRun) {
    columns.push({
      colId: 'status',
      headerName: t.columns.status,
      sortable: true,
      comparator: byUrgency,
      width: 158,
      minWidth: 118,
      cellClass: 'bd-status',
      cellRenderer: 'status',
      valueGetter: ({ data }) => (data ? (statusOf(data) ?? undefined) : undefined),
    });
  }
  return columns;
}

/** One column for each field of the schema, in the schema's order; the first carries the bar of staged rows. */
export function fieldColumns(fields: Field[], mayEdit: boolean): RowColumn[] {
  return fields.map((field, index) => fieldColumn(field, index === 0, mayEdit));
}

function fieldColumn(field: Field, first: boolean, mayEdit: boolean): RowColumn {
  const comparator = comparatorOf(field);
  const numeric = field.kind === 'number' || field.kind === 'integer';
  return {
    colId: fieldColumnId(field.name),
    headerName: field.label,
    width: widths[field.kind],
    sortable: comparator !== null,
    comparator: comparator ?? undefined,
    minWidth: 80,
    // The grid would guess a type from the first row and refuse later values.
    cellDataType: false,
    editable: mayEdit ? ({ data }: EditableCallbackParams<Row>) => !!data && isStaged(data) : false,
    cellClass: [numeric ? 'bd-number' : 'bd-wraps', ...(first ? ['bd-first'] : [])],
    headerClass: numeric ? 'bd-number' : undefined,
    cellClassRules: {
      'bd-staged': ({ data }) => !!data && isStaged(data),
      'bd-set-aside': ({ data }) => !!data && statusOf(data) === 'rejected',
      'bd-unsaved': ({ data, context }) =>
        !!data && !!(context as CellContext).keptAt(data.block.block_uid, field.name),
    },
    valueGetter: ({ data }) => (data ? own(shownData(data), field.name) : undefined),
    // Values are compared by what they say: arrays are new objects after each read.
    equals: (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b),
    cellRenderer: 'value',
    cellRendererParams: { field } satisfies FieldParams,
    cellEditor: field.kind,
    cellEditorParams: { field } satisfies FieldParams,
    cellEditorPopup: true,
    cellEditorPopupPosition: 'over',
  };
}
