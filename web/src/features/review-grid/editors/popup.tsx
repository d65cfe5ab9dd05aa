import { useEffect, useRef } from 'react';
import { Key } from '../../../shared/ui/KeyHint';
import css from './editors.module.css';
import { EmptyButton } from './inline';
import { useDraft, type EditorProps } from './useDraft';

/** A long text, or arrays and objects as JSON, in a box above the grid. Enter is a new line here. */
export function PopupEditor(props: EditorProps) {
  const { text, wrong, change } = useDraft(props);
  const box = useRef<HTMLTextAreaElement>(null);
  const json = props.field.kind === 'json';
  useEffect(() => {
    box.current?.focus();
    if (!json) box.current?.select();
  }, [json]);
  return (
    <div className={css.popup}>
      <textarea
        ref={box}
        className={json ? css.json : undefined}
        aria-label={props.field.label}
        aria-invalid={wrong !== null}
        rows={json ? 10 : 6}
        spellCheck={!json}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            props.api.stopEditing(true);
          } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            if (wrong === null) props.stopEditing();
          }
        }}
      />
      <div className={css.foot}>
        <span className={wrong ? css.wrongLine : css.hint} role={wrong ? 'alert' : undefined}>
          {wrong ?? (
            <>
              <Key>Ctrl</Key> <Key>Enter</Key> save <Key>Esc</Key> cancel
            </>
          )}
        </span>
        <EmptyButton {...props} />
      </div>
    </div>
  );
}
