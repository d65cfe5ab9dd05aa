import { Button } from '@mantine/core';
import type { RunAct } from '../model/useRunActs';

/** What can be done with the rows that are selected. */
export function ActButtons({ acts }: { acts: RunAct[] }) {
  return acts.map(({ label, icon, danger, run }) => (
    <Button
      key={label}
      size="compact-sm"
      variant={danger ? 'subtle' : undefined}
      color={danger ? 'red' : undefined}
      leftSection={icon}
      onClick={run}
    >
      {label}
    </Button>
  ));
}
