import { useId, useRef } from 'react';
import css from './editors.module.css';
import { Foot } from './Foot';
import { useDraft, type EditorProps } from './useDraft';

/** A long text in a box above the grid. Enter is a new line here. */
export function PopupEditor(props: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, wrong, change, take, onKeyDown } = useDraft(props, area);
  const hint = useId();
  return (
    <div className={css.box} data-wide data-wrong={wrong !== null || undefined}>
      <textarea
        ref={area}
        aria-label={props.field.label}
        aria-invalid={wrong !== null}
        aria-describedby={hint}
        rows={6}
        spellCheck
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => onKeyDown(event, true)}
      />
      <Foot {...props} id={hint} wrong={wrong} lines onEmpty={take} />
    </div>
  );
}
