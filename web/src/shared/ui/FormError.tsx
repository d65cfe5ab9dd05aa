import type { ReactNode } from 'react';
import css from './FormError.module.css';

export function FormError({ children }: { children: ReactNode }) {
  return (
    <p className={css.error} role="alert">
      {children}
    </p>
  );
}
