import type { GridApi } from 'ag-grid-community';
import { useCallback, useMemo, type RefObject } from 'react';
import { own } from '../../../shared/lib/own';
import type { Field } from '../../schemas/model/fields';
import { fieldColumnId } from '../columnIds';
import { pageMeasure, rowHeight } from './height';
import { shownData, type Row } from './row';
import { shownValue } from './values';

interface Shown {
  fields: Field[];
  hidden: ReadonlySet<string>;
}

/** How tall a row is that shows all of its texts, by the widths that its columns have now. */
export function useRowHeight(grid: RefObject<GridApi<Row> | null>, shown: RefObject<Shown>) {
  const measure = useMemo(() => pageMeasure("450 13px 'Inter Variable'"), []);
  return useCallback(
    ({ data }: { data?: Row }) => {
      if (!data) return 42;
      const widthOf = (id: string) => (grid.current?.getColumn(id)?.getActualWidth() ?? 200) - 24;
      const cells = [{ text: data.block.block_content.trim(), width: widthOf('content') }];
      const values = shownData(data);
      for (const field of shown.current.fields) {
        const id = fieldColumnId(field.name);
        const text = shownValue(own(values, field.name));
        if (text !== '' && !shown.current.hidden.has(id)) cells.push({ text, width: widthOf(id) });
      }
      // A failure says why below its status.
      return Math.max(rowHeight(cells, measure), data.overlay?.status === 'failed' ? 60 : 0);
    },
    [grid, shown, measure],
  );
}
