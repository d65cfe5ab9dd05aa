import type { GridApi } from 'ag-grid-community';
import type { RefObject } from 'react';
import { documents as t } from 'texts/documents';
import { fieldColumnId } from '../../review-grid/columnIds';
import { openEditor } from '../../review-grid/model/act';
import { isStaged, noFilter, passes, type Row, type Unsaved } from '../../review-grid/model/row';
import type { Field } from '../../schemas/model/fields';
import type { useFilter } from './useFilter';
import type { useRows } from './useRows';

interface Place {
  grid: RefObject<GridApi<Row> | null>;
  rows: Pick<ReturnType<typeof useRows>, 'store' | 'say'>;
  filters: Pick<ReturnType<typeof useFilter>, 'filter' | 'setFilter'>;
  fields: Field[];
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
}

/** What was typed into a cell and is not saved: it is kept when its editor closes, and can be taken up again. */
export function useKeptEdits({ grid, rows, filters, fields, hidden, onHidden }: Place) {
  const { store, say } = rows;

  /** Opens the cell's editor with what was kept for it, wherever a filter or a hidden column has put it. */
  const edit = (unsaved: Unsaved) => {
    const row = store.get(unsaved.block_uid);
    const column = fieldColumnId(unsaved.field);
    if (!row || !isStaged(row)) {
      return say(t.said.notStaged(unsaved.block_index + 1), 'hint');
    }
    if (!passes(row, filters.filter)) filters.setFilter(noFilter);
    if (hidden.has(column)) onHidden(new Set([...hidden].filter((each) => each !== column)));
    setTimeout(() => grid.current && openEditor(grid.current, unsaved.block_uid, unsaved.field), 30);
  };

  const onLeft = (unsaved: Unsaved) => {
    if (unsaved.reason !== 'cancelled') return store.keep(unsaved);
    const label = fields.find(({ name }) => name === unsaved.field)?.label ?? unsaved.field;
    const takeUp = () => {
      store.keep({ ...unsaved, reason: 'left' });
      edit(unsaved);
    };
    say(t.said.editCancelled(label), 'hint', { label: t.said.takeUpAgain, act: takeUp });
  };

  return { edit, onLeft };
}
