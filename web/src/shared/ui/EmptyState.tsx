import type { ReactNode } from 'react';
import { arriveAt } from '../lib/focus';
import css from './EmptyState.module.css';

/** What is missing, what to do about it, and the button that does it. */
export function EmptyState({
  title,
  level = 2,
  hint,
  children,
}: {
  title: string;
  /** Among the headings of the page; the first where it stands in the place of the whole page. */
  level?: 1 | 2 | 3;
  hint?: ReactNode;
  children?: ReactNode;
}) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className={css.empty}>
      {level === 1 ? (
        <h1 className={css.title} tabIndex={-1} ref={arriveAt}>
          {title}
        </h1>
      ) : (
        <Title className={css.title}>{title}</Title>
      )}
      {hint && <p className={css.hint}>{hint}</p>}
      {children && <div className={css.action}>{children}</div>}
    </div>
  );
}
