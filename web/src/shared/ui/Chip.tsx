import type { ReactNode } from 'react';
import { sharedParts as t } from 'texts/shared-parts';
import css from './Chip.module.css';

export function Chip({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span className={css.chip} title={title}>
      {children}
    </span>
  );
}

/** Marks what the built-in extractor made, so that nobody takes it for a model's work. */
export function OfflineChip() {
  return (
    <Chip title={t.offline.title}>
      <span className={css.dot} />
      {t.offline.word}
    </Chip>
  );
}
