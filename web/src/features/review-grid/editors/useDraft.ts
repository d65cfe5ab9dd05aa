import { useGridCellEditor, type CustomCellEditorProps } from 'ag-grid-react';
import { useCallback, useRef, useState } from 'react';
import type { Json } from '../../../shared/api/types';
import type { FieldParams } from '../columns';
import type { Row } from '../model/row';
import { editText, parseValue } from '../model/values';

export type EditorProps = CustomCellEditorProps<Row, Json | undefined> & FieldParams;

/**
 * What is typed in an editor and whether it is a value. Only a value reaches the grid; a draft that is none is not
 * taken when the editor closes.
 */
export function useDraft({ field, value, initialValue, onValueChange }: EditorProps) {
  // The value differs from the initial one when a person takes up again what the server refused.
  const [text, setText] = useState(() => editText(field, value ?? initialValue));
  const [wrong, setWrong] = useState<string | null>(null);
  const valid = useRef(true);
  useGridCellEditor({ isCancelAfterEnd: () => !valid.current });

  const change = useCallback(
    (typed: string) => {
      setText(typed);
      const parsed = parseValue(field, typed);
      valid.current = parsed.ok;
      setWrong(parsed.ok ? null : parsed.wrong);
      if (parsed.ok) onValueChange(parsed.value);
    },
    [field, onValueChange],
  );

  return { text, wrong, change };
}
