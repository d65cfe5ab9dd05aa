import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import css from './Installation.module.css';

/** A part of a page with tables. */
export function Part(props: { title: string; hint?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.part} aria-label={props.title}>
      <header>
        <div>
          <h2>{props.title}</h2>
          {props.hint && <p>{props.hint}</p>}
        </div>
        {props.action}
      </header>
      {props.children}
    </section>
  );
}

/** What was read, or why it is not there. */
export function Read<T>(props: {
  query: UseQueryResult<T[]>;
  none: string;
  children: (items: T[]) => ReactNode;
}) {
  const { query, none, children } = props;
  if (query.isError && !query.data) {
    return <Failure error={query.error} retry={() => void query.refetch()} />;
  }
  if (!query.data) return <RowsSkeleton rows={3} />;
  return query.data.length === 0 ? <p className={css.none}>{none}</p> : children(query.data);
}
