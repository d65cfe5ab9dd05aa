import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useCallback } from 'react';
import type { FieldDraft, SchemaDraft } from '../model/draft';
import type { Wrong } from '../model/wrong';
import { FieldList } from './FieldList';
import css from './SchemaForm.module.css';

interface Props {
  draft: SchemaDraft;
  wrong: Wrong[];
  onChange: (step: (draft: SchemaDraft) => SchemaDraft) => void;
}

const neighbours = ['None', 'One on each side', 'Two on each side', 'Three on each side'];

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
          label="Name"
          description="By this it is found, and named in exports."
          placeholder="spec_review"
          value={draft.ref}
          error={draft.ref === '' ? null : about('ref')}
          onChange={(event) => set({ ref: event.currentTarget.value })}
        />
        <TextInput
          label="Title"
          description="For people; it may stay empty."
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      </div>
      <section aria-label="Fields">
        <h2 className={css.head}>Fields</h2>
        <p className={css.hint}>What is to be found out about each block. Each field becomes a column.</p>
        <FieldList fields={draft.fields} wrong={wrong} onFields={onFields} />
      </section>
      <section aria-label="What the model is told" className={css.prompts}>
        <h2 className={css.head}>What the model is told</h2>
        <Textarea
          label="Instructions"
          description="Said once, before the first block."
          autosize
          minRows={2}
          maxRows={12}
          value={draft.instructions}
          onChange={(event) => set({ instructions: event.currentTarget.value })}
        />
        <Textarea
          label="About each block"
          description="Said again with each block; it may stay empty."
          autosize
          minRows={1}
          maxRows={8}
          value={draft.perBlock}
          onChange={(event) => set({ perBlock: event.currentTarget.value })}
        />
        <NativeSelect
          label="Blocks around it that are shown as well"
          className={css.short}
          value={String(draft.neighbours)}
          onChange={(event) => set({ neighbours: Number(event.currentTarget.value) })}
          data={neighbours.map((label, number) => ({ value: String(number), label }))}
        />
      </section>
    </div>
  );
}
