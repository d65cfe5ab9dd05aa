import { useMemo } from 'react';
import { wordsOf } from '../../../shared/api/problem';
import type { JsonObject } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { Chip } from '../../../shared/ui/Chip';
import { StatusGlyph } from '../../../shared/ui/Status';
import { fieldsOf, type Field } from '../model/fields';
import type { Check } from '../model/useCheck';
import css from './SchemaPreview.module.css';

interface Props {
  artifact: JsonObject | null;
  /** The JSON, where it is not being written itself. */
  text: string | null;
  /** How much in the form is still open. */
  unfinished: number;
  check: Check;
}

/** What comes of a schema while it is written: whether it can be registered, its columns, its JSON. */
export function SchemaPreview({ artifact, text, unfinished, check }: Props) {
  const fields = useMemo(() => (artifact ? fieldsOf(artifact) : []), [artifact]);
  return (
    <aside className={css.preview} aria-label="Preview">
      <Standing read={artifact !== null} unfinished={unfinished} check={check} />
      <section aria-label="Columns">
        <h2 className={css.head}>
          Columns <span>{plural(fields.length, 'field')}</span>
        </h2>
        {fields.length > 0 && <Columns fields={fields} />}
      </section>
      {text !== null && (
        <section aria-label="JSON">
          <h2 className={css.head}>JSON</h2>
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

function Standing({ read, unfinished, check }: { read: boolean; unfinished: number; check: Check }) {
  const { status, words } = standing(read, unfinished, check);
  return (
    <div className={css.standing}>
      <p role="status">
        <StatusGlyph status={status} />
        {words}
      </p>
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
  if (!read) return { status: 'pending', words: 'Not JSON yet.' };
  if (unfinished > 0) {
    return {
      status: 'pending',
      words: `${plural(unfinished, 'thing')} in the form ${unfinished === 1 ? 'is' : 'are'} open.`,
    };
  }
  if (pending) return { status: 'claimed', words: 'Being checked…' };
  if (findings.length > 0) return { status: 'failed', words: 'It cannot be registered like this:' };
  if (error) return { status: 'failed', words: wordsOf(error) };
  switch (answer?.standing) {
    case 'identical':
      return { status: 'confirmed', words: `${answer.schema_ref} is registered already, exactly like this.` };
    case 'ref_taken':
      return {
        status: 'failed',
        words: `${answer.schema_ref} is another schema of yours. Give this one its own name.`,
      };
    case 'new':
      return { status: 'confirmed', words: `Ready to be registered as ${answer.schema_ref}.` };
    case undefined:
      return { status: 'pending', words: 'Not checked yet.' };
  }
}

/** A row of the review as it would look. */
function Columns({ fields }: { fields: Field[] }) {
  return (
    // It scrolls sideways, which a keyboard must be able to do as well.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.scroller} tabIndex={0} role="group" aria-label="The columns of the review">
      <table className={css.columns}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} scope="col" title={field.description || undefined}>
                {field.label}
                {field.required && <span className={css.required}> required</span>}
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
      return 'Yes';
    case 'number':
      return field.maximum === undefined ? '12.5' : String(field.maximum);
    case 'integer':
      return field.maximum === undefined ? '12' : String(field.maximum);
    case 'date':
      return '2026-02-07';
    case 'text':
      return 'A few words';
    case 'long-text':
      return 'A sentence or more about the block';
    case 'json':
      return field.type.endsWith('[]') ? 'one, two, three' : '{ … }';
  }
}
