import { ActionIcon, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { memo, useCallback } from 'react';
import { schemaEditor } from 'texts/schema-editor';
import type { FieldDraft, FieldType } from '../model/draft';
import { nameFrom, type Wrong } from '../model/wrong';
import css from './FieldEditor.module.css';
import { FieldList, type FieldsStep } from './FieldList';

type Change = (field: FieldDraft) => FieldDraft;

interface Props {
  field: FieldDraft;
  first: boolean;
  last: boolean;
  /** Just added: the keyboard is in it. */
  fresh: boolean;
  wrong: Wrong[];
  onField: (id: string, change: Change) => void;
  onMove: (id: string, by: -1 | 1) => void;
  onRemove: (id: string) => void;
}

const t = schemaEditor.field;
const types: Record<FieldType, string> = t.types;
const offered = (Object.keys(types) as FieldType[]).filter((type) => type !== 'other');
const icon = { size: 15, stroke: 1.6 };

/** One field: how it is called, what it holds, and what the model is told about it. */
export const FieldEditor = memo(function FieldEditor(props: Props) {
  const { field, first, last, fresh, wrong, onField, onMove, onRemove } = props;
  const { id } = field;
  const set = (more: Partial<FieldDraft>) => onField(id, (now) => ({ ...now, ...more }));
  const about = (at: Wrong['at']) => wrong.find((each) => each.id === id && each.at === at)?.message;
  const called = field.label || field.name || t.unnamed;
  // The name follows the label until somebody gives it one of its own.
  const onLabel = (label: string) =>
    onField(id, (now) => ({
      ...now,
      label,
      name: now.name === nameFrom(now.label) ? nameFrom(label) : now.name,
    }));
  // What only the former type could say goes with it.
  const onType = (type: FieldType) => set({ type, rest: {}, itemRest: {} });
  return (
    <li className={css.field}>
      <div className={css.line}>
        <TextInput
          label={t.label}
          // The field was added by the same hand a moment ago.
          autoFocus={fresh}
          value={field.label}
          disabled={field.type === 'other'}
          onChange={(event) => onLabel(event.currentTarget.value)}
        />
        <TextInput
          label={t.name}
          classNames={{ input: css.mono }}
          value={field.name}
          error={field.name === '' && field.label === '' ? null : about('name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t.type}
          value={field.type}
          onChange={(event) => onType(event.currentTarget.value as FieldType)}
          data={[...offered, ...(field.type === 'other' ? (['other'] as const) : [])].map((value) => ({
            value,
            label: types[value],
          }))}
        />
        <span className={css.buttons}>
          <ActionIcon aria-label={t.up(called)} disabled={first} onClick={() => onMove(id, -1)}>
            <IconArrowUp {...icon} />
          </ActionIcon>
          <ActionIcon aria-label={t.down(called)} disabled={last} onClick={() => onMove(id, 1)}>
            <IconArrowDown {...icon} />
          </ActionIcon>
          <ActionIcon aria-label={t.remove(called)} onClick={() => onRemove(id)}>
            <IconTrash {...icon} />
          </ActionIcon>
        </span>
      </div>
      {field.type === 'other' ? (
        <pre className={css.rest}>{JSON.stringify(field.rest, null, 2)}</pre>
      ) : (
        <Textarea
          label={t.meaning}
          placeholder={t.meaningHint}
          autosize
          minRows={1}
          maxRows={6}
          value={field.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
      )}
      <Settings field={field} about={about} set={set} />
      {(field.type === 'group' || field.type === 'groups') && (
        <Group field={field} wrong={wrong} onField={onField} />
      )}
      <div className={css.checks}>
        <Checkbox
          label={t.required}
          checked={field.required}
          onChange={(event) => set({ required: event.currentTarget.checked })}
        />
        {field.type !== 'other' && (
          <Checkbox
            label={t.nullable}
            checked={field.nullable}
            onChange={(event) => set({ nullable: event.currentTarget.checked })}
          />
        )}
      </div>
    </li>
  );
});

interface SettingsProps {
  field: FieldDraft;
  about: (at: Wrong['at']) => string | undefined;
  set: (more: Partial<FieldDraft>) => void;
}

/** What is asked of some types alone. */
function Settings({ field, about, set }: SettingsProps) {
  switch (field.type) {
    case 'choice':
    case 'choices':
      return (
        <Textarea
          label={t.choices}
          autosize
          minRows={3}
          maxRows={14}
          value={field.choices}
          error={field.choices === '' ? null : about('choices')}
          onChange={(event) => set({ choices: event.currentTarget.value })}
        />
      );
    case 'text':
      return (
        <TextInput
          label={t.longest}
          className={css.short}
          inputMode="numeric"
          placeholder={t.anyLength}
          value={field.most}
          error={about('most')}
          onChange={(event) => set({ most: event.currentTarget.value })}
        />
      );
    case 'number':
    case 'integer':
      return (
        <div className={css.bounds}>
          <TextInput
            label={t.least}
            inputMode="decimal"
            value={field.least}
            error={about('least')}
            onChange={(event) => set({ least: event.currentTarget.value })}
          />
          <TextInput
            label={t.most}
            inputMode="decimal"
            value={field.most}
            error={about('most')}
            onChange={(event) => set({ most: event.currentTarget.value })}
          />
        </div>
      );
    case 'boolean':
    case 'date':
    case 'texts':
    case 'group':
    case 'groups':
    case 'other':
      return null;
  }
}

function Group({ field, wrong, onField }: Pick<Props, 'field' | 'wrong' | 'onField'>) {
  const { id } = field;
  const onFields = useCallback(
    (step: FieldsStep) => onField(id, (now) => ({ ...now, fields: step(now.fields) })),
    [id, onField],
  );
  return (
    <div className={css.group}>
      <FieldList fields={field.fields} wrong={wrong} onFields={onFields} />
    </div>
  );
}
