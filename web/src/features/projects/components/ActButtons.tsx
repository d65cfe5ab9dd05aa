import { Button } from '@mantine/core';
import type { RunAct } from '../model/useRunActs';
import css from './ActButtons.module.css';

/** What can be done with the rows that are selected. */
export function ActButtons({ acts }: { acts: RunAct[] }) {
  return acts.map(({ label, icon, danger, run }) => (
    <Button
      key={label}
      size="compact-sm"
      variant={danger ? 'subtle' : undefined}
      className={danger ? css.danger : undefined}
      leftSection={icon}
      onClick={run}
    >
      {label}
    </Button>
  ));
}
