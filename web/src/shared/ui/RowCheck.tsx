import css from './RowCheck.module.css';

interface Props {
  label: string;
  checked: boolean;
  /** Neither all nor none. */
  some?: boolean;
  /** With Shift held it means everything up to here. */
  onPick: (range: boolean) => void;
}

/** The box that chooses a row: the browser's own, for a table may bear hundreds of them. */
export function RowCheck({ label, checked, some = false, onPick }: Props) {
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        // A range of rows is meant, not one of letters.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        ref={(box) => {
          if (box) box.indeterminate = some;
        }}
        onChange={({ nativeEvent }) => onPick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  );
}
