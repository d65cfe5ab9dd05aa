import { review as t } from 'texts/review';
import { Key } from '../../../shared/ui/KeyHint';
import { emptyValue } from '../model/values';
import css from './editors.module.css';
import type { EditorProps } from './useDraft';

interface Props extends EditorProps {
  id?: string;
  onEmpty: (value: null | undefined) => void;
  wrong: string | null;
  hint?: string;
  lines?: boolean;
}

/** The line below what is typed: what is wrong with it, or what may stand there and which keys end it. */
export function Foot({ id, wrong, hint, lines, ...editor }: Props) {
  return (
    <div className={css.foot}>
      {wrong ? (
        <span id={id} className={css.wrong} role="alert">
          {wrong}
        </span>
      ) : (
        <span id={id} className={css.hint}>
          {hint ?? t.editor.hint((name) => <Key>{name}</Key>, lines ?? false)}
        </span>
      )}
      <EmptyButton field={editor.field} value={editor.value} onEmpty={editor.onEmpty} />
    </div>
  );
}

/** Empties the field: an empty text is not the same as none. */
function EmptyButton({ field, value, onEmpty }: Pick<Props, 'field' | 'value' | 'onEmpty'>) {
  const empty = emptyValue(field);
  if (!empty || value === null || value === undefined) return null;
  return (
    <button
      type="button"
      className={css.empty}
      tabIndex={-1}
      title={empty.value === null ? t.editor.setToNull : t.editor.leaveOut}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onEmpty(empty.value)}
    >
      {empty.value === null ? t.editor.short.setToNull : t.editor.short.leaveOut}
    </button>
  );
}
