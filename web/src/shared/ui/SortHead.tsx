import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import css from './SortHead.module.css';

interface Part {
  label: string;
  /** How the table is sorted by it; null when it is not. */
  sorted: 'up' | 'down' | null;
  onSort: () => void;
}

/** The head of a column that a table can be sorted by; a column that holds two things has a button for each. */
export function SortHead({ parts, className }: { parts: Part[]; className?: string }) {
  const sorted = parts.find((part) => part.sorted)?.sorted;
  const way = sorted === 'up' ? 'ascending' : sorted === 'down' ? 'descending' : 'none';
  return (
    <th scope="col" className={className} aria-sort={way}>
      {parts.map((part) => {
        const Arrow = part.sorted === 'down' ? IconArrowDown : IconArrowUp;
        return (
          <button
            key={part.label}
            type="button"
            className={css.head}
            data-sorted={part.sorted ?? undefined}
            onClick={part.onSort}
          >
            {part.label}
            <Arrow size={13} stroke={1.8} className={css.arrow} aria-hidden="true" />
          </button>
        );
      })}
    </th>
  );
}
