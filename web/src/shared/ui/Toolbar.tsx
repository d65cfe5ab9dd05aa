import type { ReactNode } from 'react';
import { arriveAt } from '../lib/focus';
import css from './Toolbar.module.css';

/** The 44 px line at the top of every page: where one is on the left, what one can do on the right. */
export function Toolbar({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <header className={css.toolbar}>
      <div className={css.place}>{children}</div>
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  );
}

export function PageTitle({ children, meta }: { children: ReactNode; meta?: ReactNode }) {
  return (
    <>
      <h1 className={css.title} tabIndex={-1} ref={arriveAt}>
        {children}
      </h1>
      {meta && <span className={css.meta}>{meta}</span>}
    </>
  );
}

export function Divider() {
  return <span className={css.divider} aria-hidden="true" />;
}
