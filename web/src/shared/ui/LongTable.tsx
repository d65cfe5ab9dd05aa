import { Fragment, useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { sharedParts as t } from 'texts/shared-parts';
import type { Selection } from '../lib/selection';
import { useRowsInSight } from '../lib/useRowsInSight';
import { useTop } from '../lib/useTop';
import { RowCheck } from './RowCheck';
import { SortHead } from './SortHead';
import { useShortcuts } from '../lib/shortcuts';
import css from './LongTable.module.css';
import table from './table.module.css';

export interface Column<By extends string> {
  by: By;
  label: string;
  className?: string;
  /** What stands below it in the same column, and can be sorted by as well. */
  below?: { by: By; label: string };
}

interface Props<T, By extends string> {
  label: string;
  columns: Column<By>[];
  items: T[];
  keyOf: (item: T) => string;
  order: { by: By; down: boolean };
  onSort: (by: By) => void;
  /** What the table scrolls in. */
  scroller: HTMLElement | null;
  /** Where several rows may be chosen; a row bears its own box, [RowCheck]. */
  selection?: Selection;
  className?: string;
  /** Draws a row as a `tr` that bears its key as `data-row`. */
  row: (item: T, place: number) => ReactNode;
}

/** A table of any length, sorted by its heads. Of a long list only the rows in sight are drawn, and the one that has the keyboard. */
export function LongTable<T, By extends string>(props: Props<T, By>) {
  const { label, columns, items, keyOf, order, onSort, scroller, selection, className = '', row } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const above = useTop(body, scroller);
  const [held, setHeld] = useState<string | null>(null);
  const { rows, below } = useRowsInSight({ items, keyOf, scroller, above, held });
  const width = columns.length + 1 + (selection ? 1 : 0);
  const onKey = useKeys(items, keyOf, selection);
  useShortcuts(selection ? { name: t.table.keys(label), keys: rowKeys } : null);
  return (
    <table
      className={`${table.table} ${css.table} ${className}`}
      aria-label={label}
      aria-rowcount={items.length + 1}
    >
      <thead>
        <tr aria-rowindex={1}>
          {selection && (
            <th scope="col" className={css.check}>
              <RowCheck
                label={selection.share === 'all' ? t.table.selectNone : t.table.selectAll}
                checked={selection.share === 'all'}
                some={selection.share === 'some'}
                onPick={selection.pickAll}
              />
            </th>
          )}
          {columns.map((column) => (
            <SortHead
              key={column.by}
              className={column.className}
              parts={(column.below ? [column, column.below] : [column]).map(({ by, label }) => ({
                label,
                sorted: order.by === by ? (order.down ? 'down' : 'up') : null,
                onSort: () => onSort(by),
              }))}
            />
          ))}
          <th scope="col" className={css.actions}>
            <span className="visually-hidden">{t.table.actions}</span>
          </th>
        </tr>
      </thead>
      {/* The keys belong to the boxes in the rows; heard here, they need not be said to each. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody
        ref={body}
        onKeyDown={onKey}
        onFocus={({ target }) => setHeld(target.closest('tr')?.dataset.row ?? null)}
      >
        {rows.map(({ item, index, gap }) => (
          <Fragment key={keyOf(item)}>
            {gap > 0 && <Gap height={gap} width={width} />}
            {row(item, index + 2)}
          </Fragment>
        ))}
        {below > 0 && <Gap height={below} width={width} />}
      </tbody>
    </table>
  );
}

const rowKeys = [
  { keys: ['Space'], does: t.table.selectRow },
  { keys: ['Shift', 'Space'], does: t.table.selectTo },
  { keys: ['↑'], does: t.table.up },
  { keys: ['↓'], does: t.table.down },
  { keys: ['Shift', '↓'], does: t.table.selectAlong },
  { keys: ['Ctrl', 'A'], does: t.table.selectAll },
  { keys: ['Esc'], does: t.table.selectNone },
];

/** Stands for the rows that are not drawn. */
function Gap({ height, width }: { height: number; width: number }) {
  return (
    <tr className={css.gap} aria-hidden="true">
      <td style={{ height }} colSpan={width} />
    </tr>
  );
}

/** Up and down go from box to box, with Shift they take the rows along; Ctrl and A takes all, Escape none. */
function useKeys<T>(items: T[], keyOf: (item: T) => string, selection: Selection | undefined) {
  const order = useMemo(() => items.map(keyOf), [items, keyOf]);
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (!selection || !(event.target instanceof HTMLInputElement)) return;
      const { key } = event;
      if (key === 'Escape' && selection.ids.size > 0) selection.clear();
      else if (key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
        if (selection.share !== 'all') selection.pickAll();
      } else if (key === 'ArrowDown' || key === 'ArrowUp') {
        const row = event.target.closest('tr');
        const at = order.indexOf(row?.dataset.row ?? '');
        const next = order[at + (key === 'ArrowDown' ? 1 : -1)];
        if (next === undefined) return;
        if (event.shiftKey) takeAlong(selection, order[at]!, next);
        const box = row?.parentElement?.querySelector<HTMLElement>(
          `tr[data-row="${CSS.escape(next)}"] input`,
        );
        box?.focus();
      } else return;
      event.preventDefault();
    },
    [order, selection],
  );
}

/** The row that is left is chosen, and so is the one that is come to: whoever goes back gives it up again. */
function takeAlong({ ids, pick }: Selection, from: string, to: string): void {
  if (!ids.has(from)) pick(from, false);
  if (!ids.has(to)) pick(to, false);
  else pick(from, false);
}
