import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { schemaEditor } from 'texts/schema-editor';
import { aField, type FieldDraft } from '../model/draft';
import type { Wrong } from '../model/wrong';
import { FieldEditor } from './FieldEditor';
import css from './FieldEditor.module.css';

export type FieldsStep = (fields: FieldDraft[]) => FieldDraft[];

interface Props {
  fields: FieldDraft[];
  wrong: Wrong[];
  onFields: (step: FieldsStep) => void;
}

const none: Wrong[] = [];
const t = schemaEditor.field;

/** Fields in the order of their columns; they are added, moved and taken away here. */
export function FieldList({ fields, wrong, onFields }: Props) {
  // The same list as long as nothing is wrong: a field is drawn again only when it has changed.
  const inFields = wrong.some(({ id }) => id !== null) ? wrong : none;
  const add = useRef<HTMLButtonElement>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const onField = useCallback(
    (id: string, change: (field: FieldDraft) => FieldDraft) =>
      onFields((now) => now.map((each) => (each.id === id ? change(each) : each))),
    [onFields],
  );
  const onMove = useCallback((id: string, by: -1 | 1) => onFields((now) => moved(now, id, by)), [onFields]);
  const onRemove = useCallback(
    (id: string) => {
      onFields((now) => now.filter((each) => each.id !== id));
      add.current?.focus();
    },
    [onFields],
  );
  return (
    <>
      {fields.length > 0 && (
        <ol className={css.fields} aria-label={t.number(fields.length)}>
          {fields.map((field, index) => (
            <FieldEditor
              key={field.id}
              field={field}
              first={index === 0}
              last={index === fields.length - 1}
              fresh={field.id === fresh}
              wrong={inFields}
              onField={onField}
              onMove={onMove}
              onRemove={onRemove}
            />
          ))}
        </ol>
      )}
      <Button
        ref={add}
        leftSection={<IconPlus size={16} stroke={1.6} />}
        onClick={() => {
          const field = aField();
          setFresh(field.id);
          onFields((now) => [...now, field]);
        }}
      >
        {t.add}
      </Button>
    </>
  );
}

function moved(fields: FieldDraft[], id: string, by: -1 | 1): FieldDraft[] {
  const from = fields.findIndex((field) => field.id === id);
  const field = fields[from];
  if (!field || from + by < 0 || from + by >= fields.length) return fields;
  const others = fields.filter((each) => each !== field);
  return [...others.slice(0, from + by), field, ...others.slice(from + by)];
}
