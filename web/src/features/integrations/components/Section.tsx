import { useId, type ReactNode } from 'react';
import css from './Form.module.css';

/** A part of the form, under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={css.stack}>{children}</div>
    </section>
  );
}
