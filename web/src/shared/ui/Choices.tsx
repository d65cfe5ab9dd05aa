import { useId } from 'react';
import css from './Choices.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  choices: { value: T; name: string; hint: string }[];
  /** The choice where the keyboard is first. */
  begin?: boolean;
  /** One below the other, where each has a sentence to say. */
  stacked?: boolean;
  onChange: (value: T) => void;
}

/** One of a few, each with a line that says what it is good for. */
export function Choices<T extends string>({ label, value, choices, begin, stacked, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={css.choices}>
      <legend>{label}</legend>
      <div
        className={css.list}
        data-many={(!stacked && choices.length === 3) || undefined}
        data-stacked={stacked || undefined}
      >
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice} data-chosen={choice.value === value || undefined}>
            <input
              type="radio"
              name={name}
              aria-describedby={`${name}-${choice.value}`}
              aria-label={choice.name}
              checked={choice.value === value}
              data-autofocus={(begin && choice.value === value) || undefined}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span className={css.name}>{choice.name}</span>
              <span className={css.hint} id={`${name}-${choice.value}`}>
                {choice.hint}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
