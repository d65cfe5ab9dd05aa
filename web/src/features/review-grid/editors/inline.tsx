import { useEffect, useId, useRef } from 'react';
import { review as t } from 'texts/review';
import type { Field } from '../../schemas/model/fields';
import css from './editors.module.css';
import { Foot } from './Foot';
import { useDraft, type EditorProps } from './useDraft';

/** A short text, a number or a date, edited over its cell; what is wrong with it stands below, never over it. */
export function InlineEditor(props: EditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const { text, wrong, change, take, onKeyDown } = useDraft(props, input);
  const box = useRef<HTMLDivElement>(null);
  const hint = useId();
  const { kind, label } = props.field;
  const numeric = kind === 'number' || kind === 'integer';
  const width = Math.max(props.column.getActualWidth(), numeric ? 200 : 240);
  useEffect(() => {
    if (box.current) box.current.style.width = `${width}px`;
  }, [width]);
  return (
    <div
      ref={box}
      className={css.box}
      data-wrong={wrong !== null || undefined}
      data-number={numeric || undefined}
    >
      <input
        ref={input}
        aria-label={label}
        aria-invalid={wrong !== null}
        aria-describedby={hint}
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : kind === 'integer' ? 'numeric' : undefined}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Foot {...props} id={hint} wrong={wrong} hint={rangeWords(props.field)} onEmpty={take} />
    </div>
  );
}

/** "0 to 1", where the schema has bounds. */
function rangeWords({ minimum, maximum }: Field): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return t.editor.range(minimum, maximum);
  if (minimum !== undefined) return t.editor.least(minimum);
  return maximum === undefined ? undefined : t.editor.most(maximum);
}
