import { Skeleton } from '@mantine/core';
import { shared as t } from 'texts/shared';
import css from './PageSkeleton.module.css';

/** The outline of a page while its parts arrive; rows have the height of what comes. */
export function PageSkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label={t.loading}>
      <div className={css.toolbar}>
        <Skeleton h={14} w={160} />
      </div>
      <RowsSkeleton />
    </div>
  );
}

export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className={css.rows} aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={css.row}>
          <Skeleton h={10} w={`${28 - (row % 3) * 5}%`} />
          <Skeleton h={10} w={`${12 + (row % 2) * 4}%`} />
          <Skeleton h={10} w="30%" />
        </div>
      ))}
    </div>
  );
}
