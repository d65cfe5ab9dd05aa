import type { ReactNode } from 'react';
import { Brand } from '../../../shared/ui/Brand';
import css from './AuthFrame.module.css';

/** The quiet page around signing in and registering. */
export function AuthFrame({
  title,
  children,
  foot,
}: {
  title: string;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <main className={css.page}>
      <div className={css.box}>
        <div className={css.brand}>
          <Brand />
        </div>
        <div className={css.card}>
          <h1 className={css.title}>{title}</h1>
          {children}
        </div>
        {foot && <p className={css.foot}>{foot}</p>}
      </div>
    </main>
  );
}
