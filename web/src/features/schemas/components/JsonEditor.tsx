import { Textarea } from '@mantine/core';
import { schemaEditor as t } from 'texts/schema-editor';
import css from './SchemaEditorPage.module.css';

interface Props {
  text: string;
  wrong: string | null;
  onChange: (text: string) => void;
}

/** The schema as it will be kept, character by character. */
export function JsonEditor({ text, wrong, onChange }: Props) {
  return (
    <Textarea
      label={t.json.label}
      placeholder={t.json.example}
      rows={32}
      value={text}
      spellCheck={false}
      classNames={{ input: css.json }}
      error={text.trim() === '' ? null : wrong}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
