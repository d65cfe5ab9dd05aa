import '@mantine/core/styles/Combobox.css';
import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import type { Standards } from '../model/settings';

interface Props extends Omit<AutocompleteProps, 'data'> {
  standards: Standards;
  /** Models that runs of this project have used. */
  seen: string[];
}

/** The name of a model: any text, with those that are known here offered. */
export function ModelInput({ standards, seen, ...props }: Props) {
  const own = standards.model;
  const known = new Set(['offline']);
  const fresh = (names: string[]) =>
    names.filter((name) => name !== '' && !known.has(name) && known.add(name));
  const groups = [
    { group: 'Built in, without a key', items: ['offline'] },
    {
      group: own?.source === 'the schema' ? 'Of the schema' : 'Of the platform',
      items: fresh([own?.value ?? '']),
    },
    { group: 'Used in this project', items: fresh(seen) },
  ];
  return (
    <Autocomplete
      size="sm"
      spellCheck={false}
      autoComplete="off"
      maxDropdownHeight={240}
      comboboxProps={{ shadow: 'none', offset: 4, transitionProps: { duration: 0 } }}
      {...props}
      data={groups.filter(({ items }) => items.length > 0)}
    />
  );
}
