import { NativeSelect } from '@mantine/core';
import type { Applying } from '../model/useApplying';
import { SettingsDisclosure } from './SettingsDisclosure';
import { SettingsFields } from './SettingsFields';

export function SchemaSelect({ label, applying }: { label: string; applying: Applying }) {
  const { schemas, schemaId, choose } = applying;
  return (
    <NativeSelect
      label={label}
      data-autofocus
      value={schemaId ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={(schemas.data ?? []).map((schema) => ({ value: schema.schema_id, label: schema.schema_ref }))}
    />
  );
}

export function RunSettings({ applying }: { applying: Applying }) {
  const { settings, standards, seen, types } = applying;
  return (
    <SettingsDisclosure config={settings.config} standards={standards}>
      <SettingsFields settings={settings} standards={standards} seen={seen} types={types} />
    </SettingsDisclosure>
  );
}
