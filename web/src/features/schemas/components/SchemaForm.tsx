import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useCallback } from 'react';
import { schemaEditor } from 'texts/schema-editor';
import type { FieldDraft, SchemaDraft } from '../model/draft';
import type { Wrong } from '../model/wrong';
import { FieldList } from './FieldList';
import css from './SchemaForm.module.css';

interface Props {
  draft: SchemaDraft;
  wrong: Wrong[];
  onChange: (step: (draft: SchemaDraft) => SchemaDraft) => void;
}

const t = schemaEditor.form;

/** A schema for people who do not write JSON: what it is called, what it asks, and what the model is told. */
export function SchemaForm({ draft, wrong, onChange }: Props) {
  const set = (more: Partial<SchemaDraft>) => onChange((now) => ({ ...now, ...more }));
  const onFields = useCallback(
    (step: (fields: FieldDraft[]) => FieldDraft[]) =>
      onChange((now) => ({ ...now, fields: step(now.fields) })),
    [onChange],
  );
  const about = (at: Wrong['at']) => wrong.find((each) => each.id === null && each.at === at)?.message;
  return (
    <div className={css.form}>
      <div className={css.pair}>
        <TextInput
          label={t.name}
          description={t.nameHint}
          placeholder={t.nameExample}
          value={draft.ref}
          error={draft.ref === '' ? null : about('ref')}
          onChange={(event) => set({ ref: event.currentTarget.value })}
        />
        <TextInput
          label={t.title}
          description={t.titleHint}
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      </div>
      <section aria-label={t.fields}>
        <h2 className={css.head}>{t.fields}</h2>
        <p className={css.hint}>{t.fieldsHint}</p>
        <FieldList fields={draft.fields} wrong={wrong} onFields={onFields} />
      </section>
      <section aria-label={t.prompts} className={css.prompts}>
        <h2 className={css.head}>{t.prompts}</h2>
        <Textarea
          label={t.instructions}
          description={t.instructionsHint}
          autosize
          minRows={2}
          maxRows={12}
          value={draft.instructions}
          onChange={(event) => set({ instructions: event.currentTarget.value })}
        />
        <Textarea
          label={t.perBlock}
          description={t.perBlockHint}
          autosize
          minRows={1}
          maxRows={8}
          value={draft.perBlock}
          onChange={(event) => set({ perBlock: event.currentTarget.value })}
        />
        <NativeSelect
          label={t.neighbours}
          className={css.short}
          value={String(draft.neighbours)}
          onChange={(event) => set({ neighbours: Number(event.currentTarget.value) })}
          data={t.numbersOfNeighbours.map((label, number) => ({ value: String(number), label }))}
        />
      </section>
    </div>
  );
}
