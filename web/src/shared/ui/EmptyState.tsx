import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

/** What is missing, what to do about it, and the button that does it. */
export function EmptyState({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {hint && <p className={css.hint}>{hint}</p>}
      {children && <div className={css.action}>{children}</div>}
    </div>
  );
}
