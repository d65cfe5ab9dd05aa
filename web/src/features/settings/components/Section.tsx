import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './SettingsPage.module.css';

export function Section({
  id,
  title,
  hint,
  action,
  children,
}: {
  /** Where a link leads to. */
  id?: string;
  title: string;
  hint?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css.section} id={id}>
      <header>
        <div>
          <h2>{title}</h2>
          {hint && <p className={css.hint}>{hint}</p>}
        </div>
        {action}
      </header>
      <div className={css.card}>{children}</div>
    </section>
  );
}

export function Line({
  label,
  hint,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={css.line}>
      <div className={css.words}>
        <p className={css.label}>{label}</p>
        {hint && <p className={css.hint}>{hint}</p>}
      </div>
      {children}
    </div>
  );
}

/** A line that is being read. */
export function LineSkeleton() {
  return (
    <div className={css.line} aria-busy="true">
      <Skeleton h={12} w={180} />
    </div>
  );
}
