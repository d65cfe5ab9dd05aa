import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { sharedParts as t } from 'texts/shared-parts';
import { menuTarget } from './RowMenu';

/** Opens the menu of a row. */
export function RowButton(props: { of: string; opened: boolean; onOpen: (button: HTMLElement) => void }) {
  const { of, opened, onOpen } = props;
  return (
    <ActionIcon
      id={opened ? menuTarget : undefined}
      aria-label={t.table.actionsFor(of)}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      <IconDots size={16} stroke={1.6} />
    </ActionIcon>
  );
}
