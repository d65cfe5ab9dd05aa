import { useMemo } from 'react';
import { schemaEditor } from 'texts/schema-editor';
import { wordsOf } from '../../../shared/api/problem';
import type { JsonObject } from '../../../shared/api/types';
import { Chip } from '../../../shared/ui/Chip';
import { StatusGlyph } from '../../../shared/ui/Status';
import { fieldsOf, type Field } from '../model/fields';
import type { Check } from '../model/useCheck';
import css from './SchemaPreview.module.css';

interface Props {
  artifact: JsonObject | null;
  /** The JSON, where it is not being written itself. */
  text: string | null;
  /** What in the form is still open. */
  unfinished: string[];
  check: Check;
}

const t = schemaEditor.preview;

/** What comes of a schema while it is written: whether it can be registered, its columns, its JSON. */
export function SchemaPreview({ artifact, text, unfinished, check }: Props) {
  const fields = useMemo(() => (artifact ? fieldsOf(artifact) : []), [artifact]);
  return (
    <aside className={css.preview} aria-label={t.title}>
      <Standing read={artifact !== null} unfinished={unfinished} check={check} />
      <section aria-label={t.columns}>
        <h2 className={css.head}>
          {t.columns} <span>{t.fields(fields.length)}</span>
        </h2>
        {fields.length > 0 && <Columns fields={fields} />}
      </section>
      {text !== null && (
        <section aria-label={t.json}>
          <h2 className={css.head}>{t.json}</h2>
          {/* Long lines scroll sideways, which a keyboard must be able to do as well. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className={css.json} tabIndex={0}>
            {text}
          </pre>
        </section>
      )}
    </aside>
  );
}

function Standing({ read, unfinished, check }: { read: boolean; unfinished: string[]; check: Check }) {
  const { status, words } = standing(read, unfinished.length, check);
  return (
    <div className={css.standing}>
      <p role="status">
        <StatusGlyph status={status} />
        {words}
      </p>
      {read && unfinished.length > 0 && (
        <ul className={css.open}>
          {[...new Set(unfinished)].map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {check.findings.length > 0 && (
        <ul>
          {check.findings.map((finding, index) => (
            <li key={index}>
              <code>{finding.pointer || '/'}</code> {finding.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function standing(
  read: boolean,
  unfinished: number,
  { pending, answer, findings, error }: Check,
): { status: 'pending' | 'claimed' | 'confirmed' | 'failed'; words: string } {
  if (!read) return { status: 'pending', words: t.notJson };
  if (unfinished > 0) {
    return {
      status: 'pending',
      words: t.open(unfinished),
    };
  }
  if (pending) return { status: 'claimed', words: t.checking };
  if (findings.length > 0) return { status: 'failed', words: t.refused };
  if (error) return { status: 'failed', words: wordsOf(error) };
  switch (answer?.standing) {
    case 'identical':
      return { status: 'confirmed', words: t.identical(answer.schema_ref) };
    case 'ref_taken':
      return {
        status: 'failed',
        words: t.taken(answer.schema_ref),
      };
    case 'new':
      return { status: 'confirmed', words: t.ready(answer.schema_ref) };
    case undefined:
      return { status: 'pending', words: t.notChecked };
  }
}

/** A row of the review as it would look. */
function Columns({ fields }: { fields: Field[] }) {
  return (
    // It scrolls sideways, which a keyboard must be able to do as well.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.scroller} tabIndex={0} role="group" aria-label={t.columnsOfReview}>
      <table className={css.columns}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} scope="col" title={field.description || undefined}>
                {field.label}
                {field.required && <span className={css.required}>{t.required}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {fields.map((field) => (
              <td key={field.name}>
                <Sample field={field} />
              </td>
            ))}
          </tr>
          <tr className={css.types}>
            {fields.map((field) => (
              <td key={field.name}>{field.type}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** A value as the grid would show it. */
function Sample({ field }: { field: Field }) {
  switch (field.kind) {
    case 'enum':
      return <Chip>{String(field.choices[0] ?? '…')}</Chip>;
    case 'boolean':
      return t.samples.yes;
    case 'number':
      return field.maximum === undefined ? '12.5' : String(field.maximum);
    case 'integer':
      return field.maximum === undefined ? '12' : String(field.maximum);
    case 'date':
      return '2026-02-07';
    case 'text':
      return t.samples.text;
    case 'long-text':
      return t.samples.longText;
    case 'json':
      return field.type.endsWith('[]') ? t.samples.list : '{ … }';
  }
}
