import { Autocomplete, type AutocompleteProps, type OptionsFilter } from '@mantine/core';
import { runs as t } from 'texts/runs';
import type { Standards } from '../model/settings';

interface Props extends Omit<AutocompleteProps, 'data'> {
  standards: Standards;
  /** Models that runs of this project have used. */
  seen: string[];
}

/** All of them while the text is a model as it stands: whoever opens the list wants to see what else there is. */
function allOrMatching({ options, search }: Parameters<OptionsFilter>[0]): ReturnType<OptionsFilter> {
  const text = search.trim().toLowerCase();
  const items = options.flatMap((option) => ('items' in option ? option.items : [option]));
  if (text === '' || items.some(({ label }) => label.toLowerCase() === text)) return options;
  return options.flatMap((option) => {
    if (!('items' in option)) return option.label.toLowerCase().includes(text) ? option : [];
    const found = option.items.filter(({ label }) => label.toLowerCase().includes(text));
    return found.length > 0 ? { ...option, items: found } : [];
  });
}

/** The name of a model: any text, with those that are known here offered. */
export function ModelInput({ standards, seen, ...props }: Props) {
  const own = standards.model;
  const known = new Set(['offline']);
  const fresh = (names: string[]) =>
    names.filter((name) => name !== '' && !known.has(name) && known.add(name));
  const groups = [
    { group: t.settings.models.builtIn, items: ['offline'] },
    {
      group: own?.source === t.sources.schema ? t.settings.models.ofSchema : t.settings.models.ofPlatform,
      items: fresh([own?.value ?? '']),
    },
    { group: t.settings.models.seen, items: fresh(seen) },
  ];
  return (
    <Autocomplete
      size="sm"
      spellCheck={false}
      autoComplete="off"
      openOnFocus={false}
      filter={allOrMatching}
      maxDropdownHeight={240}
      comboboxProps={{ shadow: 'none', offset: 4, transitionProps: { duration: 0 } }}
      {...props}
      data={groups.filter(({ items }) => items.length > 0)}
    />
  );
}
