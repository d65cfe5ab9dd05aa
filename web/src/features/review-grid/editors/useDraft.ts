import { useGridCellEditor, type CustomCellEditorProps } from 'ag-grid-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Json } from '../../../shared/api/types';
import type { FieldParams } from '../columns';
import { canRepeat, type Row } from '../model/row';
import { editText, parseValue } from '../model/values';
import type { CellContext } from '../renderers/cells';

export type EditorProps = CustomCellEditorProps<Row, Json | undefined, CellContext> & FieldParams;

/** What an editor puts the focus on. */
type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLUListElement | HTMLDivElement;

/**
 * What is typed in an editor and whether it is a value. Only a value reaches the grid. Each change of the draft is told
 * to the grid's owner, who keeps it when the editor closes without having taken it; an editor begins with what was
 * kept for its cell.
 */
export function useDraft(props: EditorProps, target: RefObject<Typed | null>) {
  const { field, data, value, initialValue, onValueChange, context, stopEditing, api } = props;
  const [kept] = useState(() => context.keptAt(data.block.block_uid, field.name));
  const [text, setText] = useState(() => {
    if (kept) return kept.text ?? editText(field, kept.value);
    return editText(field, value ?? initialValue);
  });
  // What the schema refused is not sent a second time as it stands.
  const begins = !kept || (kept.text === undefined && canRepeat(kept));
  const valid = useRef(begins);
  const [wrong, setWrong] = useState<string | null>(begins ? null : kept.words);
  const focus = useCallback(() => {
    const box = target.current;
    if (!box || box.contains(document.activeElement)) return;
    if (box instanceof HTMLDivElement) return focusInside(box);
    box.focus();
    if ('select' in box && field.kind !== 'json' && field.kind !== 'date') box.select();
  }, [target, field]);
  useEffect(focus, [focus]);
  // The grid's popup is a dialog without a name.
  useEffect(
    () => target.current?.closest('.ag-popup-child')?.setAttribute('aria-label', field.label),
    [target, field],
  );
  // The grid may look at its cell once more after the editor is there; it says so, and the editor has the last word.
  useGridCellEditor({ isCancelAfterEnd: () => !valid.current, focusIn: focus });

  useEffect(() => {
    // What was kept and is a value goes to the server when it is taken as it stands.
    if (kept && valid.current) onValueChange(kept.value);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the editor opens
  }, []);

  const change = useCallback(
    (typed: string) => {
      setText(typed);
      const parsed = parseValue(field, typed);
      valid.current = parsed.ok;
      setWrong(parsed.ok ? null : parsed.wrong);
      context.draft({
        block_uid: data.block.block_uid,
        block_index: data.block.block_index,
        field: field.name,
        ...(parsed.ok ? { value: parsed.value } : { text: typed, wrong: parsed.wrong }),
      });
      if (parsed.ok) onValueChange(parsed.value);
    },
    [field, data, context, onValueChange],
  );

  /** Takes a value that was chosen, not typed, and closes. */
  const take = (chosen: Json | undefined) => {
    valid.current = true;
    context.draft({
      block_uid: data.block.block_uid,
      block_index: data.block.block_index,
      field: field.name,
      value: chosen,
    });
    onValueChange(chosen);
    setTimeout(() => stopEditing());
  };

  /** Enter takes the value (with Ctrl in a box of many lines), and stays where there is none; so does Tab. */
  const onKeyDown = (event: KeyboardEvent, lines = false) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      api.stopEditing(true);
    } else if (event.key === 'Tab' && !valid.current) {
      event.preventDefault();
    } else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      if (valid.current) stopEditing();
    }
  };

  return { text, wrong, kept, change, take, onKeyDown };
}

/** Into a form: to what is typed first, else to its first button. */
function focusInside(form: HTMLDivElement): void {
  const first = form.querySelector<HTMLElement>('input, select, textarea');
  (first ?? form.querySelector<HTMLElement>('[data-body] button') ?? form).focus();
}
