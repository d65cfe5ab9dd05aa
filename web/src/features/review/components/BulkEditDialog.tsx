import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { documents as t } from 'texts/documents';
import type { Json } from '../../../shared/api/types';
import { own } from '../../../shared/lib/own';
import { Dialog } from '../../../shared/ui/Dialog';
import { FormProvider, useFocusNext } from '../../review-grid/editors/form/context';
import form from '../../review-grid/editors/form/form.module.css';
import { Value } from '../../review-grid/editors/form/Parts';
import { bulkWords } from '../../review-grid/model/bulk';
import { blankOf } from '../../review-grid/model/form';
import type { Reviewer } from '../../review-grid/model/reviewer';
import type { Row } from '../../review-grid/model/row';
import { emptyValue, parseValue } from '../../review-grid/model/values';
import { breaches } from '../../schemas/model/breach';
import type { Field } from '../../schemas/model/fields';
import { Leftovers } from './Leftovers';

interface Props {
  rows: Row[];
  fields: Field[];
  reviewer: Reviewer;
  onClose: () => void;
}

/** One value for a field of many blocks: which field, which value or none, and what came of it. */
export function BulkEditDialog({ rows, fields, reviewer, onClose }: Props) {
  const [name, setName] = useState(fields[0]?.name ?? '');
  const field = fields.find((each) => each.name === name);
  const [drafts, setDrafts] = useState<Record<string, Json>>({});
  const [emptied, setEmptied] = useState(false);
  const [tried, setTried] = useState(0);
  const [stopped, setStopped] = useState(false);
  const stopping = useRef(new AbortController());
  useEffect(() => {
    const mine = new AbortController();
    stopping.current = mine;
    return () => mine.abort();
  }, []);
  const act = useMutation({
    mutationFn: async ({ label, value }: { label: string; value: Json | undefined }) => {
      const { signal } = stopping.current;
      const result = await reviewer.setOnMany({ field: name, value, rows }, label, {
        signal,
        onProgress: setTried,
      });
      return { result, words: bulkWords(label, result) };
    },
    onSuccess: ({ result }) => {
      if (result.failed.size + result.untried.length === 0) onClose();
    },
  });
  if (!field) return null;
  const empty = emptyValue(field);
  const draft = own(drafts, name) ?? blankOf({ ...field.shape, nullable: false });
  const found = emptied ? { value: empty?.value } : readDraft(field, draft);
  const done = act.data;
  /** What is on its way is stopped first, and what came of it is said here; asked once more, the dialog goes. */
  const close = () => {
    if (!act.isPending || stopped) return onClose();
    stopping.current.abort();
    setStopped(true);
  };
  return (
    <Dialog
      title={t.setField.title(rows.length)}
      verb={done ? t.setField.close : t.setField.verb(rows.length)}
      disabled={!done && 'wrong' in found}
      busy={act.isPending}
      error={act.error}
      size="520"
      onClose={close}
      onDo={() =>
        done || 'wrong' in found ? onClose() : act.mutate({ label: field.label, value: found.value })
      }
    >
      {done ? (
        <>
          <p role="status">{done.words}</p>
          <Leftovers {...done.result} />
        </>
      ) : (
        <>
          <NativeSelect
            label={t.setField.field}
            data-autofocus
            disabled={act.isPending}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setEmptied(false);
            }}
            data={fields.map((each) => ({ value: each.name, label: each.label }))}
          />
          {!emptied && (
            <ValueOf
              key={name}
              field={field}
              value={draft}
              onChange={(value) => setDrafts({ ...drafts, [name]: value })}
            />
          )}
          {empty && (
            <label className={form.check}>
              <input
                type="checkbox"
                checked={emptied}
                onChange={(event) => setEmptied(event.currentTarget.checked)}
              />
              {empty.value === null ? t.setField.empty : t.setField.leaveOut}
            </label>
          )}
          <p role="status">
            {!act.isPending
              ? t.setField.hint
              : stopped
                ? t.setField.stopping
                : t.setField.working(tried, rows.length)}
          </p>
        </>
      )}
    </Dialog>
  );
}

/** The value that a draft is, or what is wrong with it; of what no form can draw the draft is a JSON text. */
function readDraft(field: Field, draft: Json): { value: Json } | { wrong: string } {
  if (field.shape.kind === 'unknown') {
    const parsed = parseValue(field, typeof draft === 'string' ? draft : '');
    return parsed.ok ? { value: parsed.value } : { wrong: parsed.wrong };
  }
  const [first] = breaches(field.shape, draft);
  return first ? { wrong: first.words } : { value: draft };
}

/** The editor that the field's definition asks for; what is wrong is said once something was typed. */
function ValueOf({ field, value, onChange }: { field: Field; value: Json; onChange: (value: Json) => void }) {
  const [touched, setTouched] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const focusNext = useFocusNext(frame);
  const id = useId();
  const context = useMemo(
    () => ({
      wrongAt: (at: string) =>
        touched ? breaches(field.shape, value).find((each) => each.at === at)?.words : undefined,
      focusNext,
    }),
    [field, value, touched, focusNext],
  );
  const change = (given: Json) => {
    setTouched(true);
    onChange(given);
  };
  return (
    <div ref={frame} tabIndex={-1} className={form.inDialog}>
      <span id={id} className={form.label}>
        {field.label}
      </span>
      <FormProvider value={context}>
        {field.shape.kind === 'unknown' ? (
          <textarea
            className={form.input}
            aria-labelledby={id}
            rows={5}
            placeholder={t.setField.json}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => change(event.currentTarget.value)}
          />
        ) : (
          <Value shape={field.shape} value={value} label={field.label} at="" onChange={change} />
        )}
      </FormProvider>
    </div>
  );
}
