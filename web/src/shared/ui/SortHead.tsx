import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import css from './SortHead.module.css';

interface Props {
  children: string;
  /** How the table is sorted by this column; null when it is not. */
  sorted: 'up' | 'down' | null;
  className?: string;
  onSort: () => void;
}

/** The head of a column that a table can be sorted by. */
export function SortHead({ children, sorted, className, onSort }: Props) {
  const way = sorted === 'up' ? 'ascending' : sorted === 'down' ? 'descending' : undefined;
  const Arrow = sorted === 'down' ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" className={className} aria-sort={way ?? 'none'}>
      <button type="button" className={css.head} data-sorted={sorted ?? undefined} onClick={onSort}>
        {children}
        <Arrow size={13} stroke={1.8} className={css.arrow} aria-hidden="true" />
      </button>
    </th>
  );
}
