import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { documents as t } from 'texts/documents';
import { fieldColumnId } from '../../review-grid/columnIds';
import type { Field } from '../../schemas/model/fields';

interface Props {
  fields: Field[];
  withRun: boolean;
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
}

/** Which columns are shown; number, type and content stay, by which a block is told. */
export function ColumnItems({ fields, withRun, hidden, onHidden }: Props) {
  const columns = [
    ...(withRun ? [{ id: 'status', label: t.columns.status }] : []),
    ...fields.map((field) => ({ id: fieldColumnId(field.name), label: field.label })),
  ];
  return (
    <>
      <Menu.Label>{t.columns.title}</Menu.Label>
      {columns.map(({ id, label }) => {
        return (
          <Menu.CheckboxItem
            key={id}
            checked={!hidden.has(id)}
            checkIcon={<IconCheck size={14} stroke={1.8} />}
            onChange={(shown) => {
              const next = new Set(hidden);
              if (shown) next.delete(id);
              else next.add(id);
              onHidden(next);
            }}
          >
            {label}
          </Menu.CheckboxItem>
        );
      })}
    </>
  );
}
