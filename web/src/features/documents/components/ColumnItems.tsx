import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { fieldColumnId } from '../../review-grid/columnIds';
import type { Field } from '../../schemas/model/fields';

interface Props {
  fields: Field[];
  withRun: boolean;
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
  /** In a menu that closes after a choice these do not: a person often hides more than one. */
  keepOpen?: boolean;
}

/** Which columns are shown; content stays, a grid without it would say nothing. */
export function ColumnItems({ fields, withRun, hidden, onHidden, keepOpen }: Props) {
  const columns = [
    { id: 'type', label: 'Type' },
    ...(withRun ? [{ id: 'status', label: 'Status' }] : []),
    ...fields.map((field) => ({ id: fieldColumnId(field.name), label: field.label })),
  ];
  return (
    <>
      <Menu.Label>Columns</Menu.Label>
      {columns.map(({ id, label }) => {
        const shown = !hidden.has(id);
        return (
          <Menu.Item
            key={id}
            role="menuitemcheckbox"
            aria-checked={shown}
            closeMenuOnClick={keepOpen ? false : undefined}
            leftSection={<IconCheck size={14} stroke={1.8} opacity={shown ? 1 : 0} />}
            onClick={() => {
              const next = new Set(hidden);
              if (!next.delete(id)) next.add(id);
              onHidden(next);
            }}
          >
            {label}
          </Menu.Item>
        );
      })}
    </>
  );
}
