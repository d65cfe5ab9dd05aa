import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { sharedParts as t } from 'texts/shared-parts';
import css from './SelectionBar.module.css';

/** At the foot of a list: how much is chosen, and what can be done with it. */
export function SelectionBar(props: { words: string; onClear: () => void; children: ReactNode }) {
  const { words, onClear, children } = props;
  return (
    <div className={css.bar} role="toolbar" aria-label={t.table.selected}>
      <strong role="status">{words}</strong>
      <div className={css.verbs}>{children}</div>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
        {t.table.selectNone}
      </Button>
    </div>
  );
}
