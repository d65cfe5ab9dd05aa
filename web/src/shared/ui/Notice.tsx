import type { ReactNode } from 'react';
import css from './Notice.module.css';

/** One line about the state of the whole page, with what can be done about it at its end. */
export function Notice({
  icon,
  children,
  action,
}: {
  icon: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.notice} role="status">
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={css.words}>{children}</span>
      {action}
    </div>
  );
}
