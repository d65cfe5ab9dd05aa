import { IconCheck } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { review as t } from 'texts/review';
import type { Json } from '../../../shared/api/types';
import { emptyValue } from '../model/values';
import css from './editors.module.css';
import { useDraft, type EditorProps } from './useDraft';

interface Choice {
  value: Json | undefined;
  words: string;
  none?: boolean;
}

/** One of a few values: the choices of an enum, or yes and no. Enter takes the one it stands on, the present one too. */
export function ChoiceEditor(props: EditorProps) {
  const { field, column, value, initialValue } = props;
  const list = useRef<HTMLUListElement>(null);
  const { kept, take, onKeyDown } = useDraft(props, list);
  const id = useId();
  const choices = choicesFor(props);
  const present = kept && kept.text === undefined ? kept.value : (value ?? initialValue);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      choices.findIndex((choice) => same(choice.value, present)),
    ),
  );
  const width = Math.max(column.getActualWidth(), 180);

  useEffect(() => {
    if (list.current) list.current.style.width = `${width}px`;
  }, [width]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const keys = (event: KeyboardEvent) => {
    const next = step(event.key, at, choices);
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      setAt(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      take(choices[at]?.value);
    } else onKeyDown(event);
  };

  return (
    <div className={css.box}>
      <ul
        ref={list}
        className={css.choices}
        role="listbox"
        tabIndex={0}
        aria-label={field.label}
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={keys}
      >
        {choices.map((choice, index) => (
          // The list has the focus and the keys; a click on one of its lines chooses it.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={same(choice.value, present)}
            data-at={index === at || undefined}
            className={`${css.choice} ${choice.none ? css.none : ''}`}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(index)}
            onClick={() => take(choice.value)}
          >
            <IconCheck
              size={14}
              stroke={1.8}
              opacity={same(choice.value, present) ? 1 : 0}
              aria-hidden="true"
            />
            {choice.words}
          </li>
        ))}
      </ul>
    </div>
  );
}

function choicesFor({ field }: EditorProps): Choice[] {
  const empty = emptyValue(field);
  const values = field.kind === 'boolean' ? [true, false] : field.choices;
  return [
    ...values.map((value) => ({
      value,
      words: value === true ? t.values.yes : value === false ? t.values.no : String(value),
    })),
    ...(empty
      ? [{ value: empty.value, words: empty.value === null ? t.editor.none : t.editor.leaveOut, none: true }]
      : []),
  ];
}

/** None and nothing look the same to who chooses. */
function same(a: Json | undefined, b: Json | undefined): boolean {
  return (a ?? null) === (b ?? null);
}

/** Where a key leads in the list: by arrows, to its ends, or to the next choice that begins with the letter. */
function step(key: string, at: number, choices: Choice[]): number | null {
  const last = choices.length - 1;
  if (key === 'ArrowDown') return Math.min(last, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key.length !== 1 || key === ' ') return null;
  const begins = ({ words }: Choice) => words.toLowerCase().startsWith(key.toLowerCase());
  const after = choices.findIndex((choice, index) => index > at && begins(choice));
  return after >= 0 ? after : Math.max(at, choices.findIndex(begins));
}
