import { useEffect, useRef } from 'react';
import type { Scalar } from '../../schemas/model/fields';
import { emptyValue } from '../model/values';
import css from './editors.module.css';
import { useDraft, type EditorProps } from './useDraft';

/** A short text, a number or a date, edited where it stands. */
export function InlineEditor(props: EditorProps) {
  const { text, wrong, change } = useDraft(props);
  const input = useRef<HTMLInputElement>(null);
  const { kind, label } = props.field;
  useEffect(() => {
    input.current?.focus();
    if (kind !== 'date') input.current?.select();
  }, [kind]);
  return (
    <div className={css.inline} data-wrong={wrong !== null || undefined}>
      <input
        ref={input}
        aria-label={label}
        aria-invalid={wrong !== null}
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : kind === 'integer' ? 'numeric' : undefined}
        value={text}
        title={wrong ?? undefined}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <EmptyButton {...props} />
      {wrong && (
        <span className={css.wrong} role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}

/** One of a few values: the choices of an enum, or yes and no. */
export function ChoiceEditor(props: EditorProps) {
  const { field, value, onValueChange, stopEditing } = props;
  const select = useRef<HTMLSelectElement>(null);
  const choices: Scalar[] = field.kind === 'boolean' ? [true, false] : field.choices;
  const empty = emptyValue(field);
  useEffect(() => {
    select.current?.focus();
    try {
      select.current?.showPicker();
    } catch {
      // Without a recent key press the browser leaves it closed.
    }
  }, []);
  const at = choices.findIndex((choice) => choice === value);
  return (
    <div className={css.inline}>
      <select
        ref={select}
        aria-label={field.label}
        value={at}
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value);
          onValueChange(chosen < 0 ? empty?.value : choices[chosen]);
          setTimeout(() => stopEditing());
        }}
      >
        {(at < 0 || empty) && <option value={-1}>{empty ? '(none)' : ''}</option>}
        {choices.map((choice, index) => (
          <option key={index} value={index}>
            {choice === true ? 'Yes' : choice === false ? 'No' : String(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Empties the field: an empty text is not the same as none. */
export function EmptyButton({ field, value, onValueChange, stopEditing }: EditorProps) {
  const empty = emptyValue(field);
  if (!empty || value === null || value === undefined) return null;
  return (
    <button
      type="button"
      className={css.empty}
      tabIndex={-1}
      title={empty.value === null ? 'Set to null' : 'Leave out'}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        onValueChange(empty.value);
        setTimeout(() => stopEditing());
      }}
    >
      {empty.value === null ? 'null' : 'leave out'}
    </button>
  );
}
