import { useId, useState } from 'react';
import { review as t } from 'texts/review';
import type { Json } from '../../../../shared/api/types';
import type { Shape } from '../../../schemas/model/shape';
import { numberText, typedNumber } from '../../model/form';
import { useForm } from './context';
import css from './form.module.css';

export interface PartProps<S extends Shape = Shape> {
  shape: S;
  value: Json | undefined;
  label: string;
  at: string;
  onChange: (value: Json) => void;
}

/** One input of the kind that its definition asks for, with what is wrong below it. */
export function Leaf(props: PartProps) {
  const { shape, at } = props;
  const wrong = useForm().wrongAt(at);
  const id = useId();
  const common = {
    'data-at': at,
    'aria-label': props.label,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : id,
    className: css.input,
  };
  return (
    <>
      {shape.kind === 'choice' || shape.kind === 'boolean' ? (
        <Choice {...props} common={common} />
      ) : shape.kind === 'number' || shape.kind === 'integer' ? (
        <NumberInput {...props} common={common} />
      ) : (
        <TextInput {...props} common={common} />
      )}
      {wrong !== undefined && (
        <span id={id} className={css.wrong} role="alert">
          {wrong}
        </span>
      )}
    </>
  );
}

type Common = { common: React.AriaAttributes & { className: string | undefined; 'data-at': string } };

function Choice({ shape, value, onChange, common }: PartProps & Common) {
  const choices: (string | number | boolean)[] =
    shape.kind === 'choice' ? shape.choices : shape.kind === 'boolean' ? [true, false] : [];
  const at = choices.findIndex((choice) => choice === value);
  return (
    <select
      {...common}
      value={at < 0 ? '' : String(at)}
      onChange={(event) => onChange(choices[Number(event.currentTarget.value)] ?? null)}
    >
      {at < 0 && <option value="">{value === null ? t.form.empty : t.form.choose}</option>}
      {choices.map((choice, index) => (
        <option key={index} value={index}>
          {choice === true ? t.values.yes : choice === false ? t.values.no : String(choice)}
        </option>
      ))}
    </select>
  );
}

function NumberInput({ shape, value, onChange, common }: PartProps & Common) {
  const [typed, setTyped] = useState('');
  return (
    <input
      {...common}
      inputMode={shape.kind === 'integer' ? 'numeric' : 'decimal'}
      placeholder={value === null ? t.form.empty : undefined}
      value={numberText(value, typed)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(typedNumber(event.currentTarget.value));
      }}
    />
  );
}

const shortest = 80;

function TextInput({ shape, value, onChange, common }: PartProps & Common) {
  const text = typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value);
  const placeholder = value === null ? t.form.empty : undefined;
  const prose = shape.kind === 'text' && !shape.format && !shape.pattern && (shape.most ?? 0) > shortest;
  if (prose || text.includes('\n')) {
    return (
      <textarea
        {...common}
        rows={3}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <input
      {...common}
      type={shape.kind === 'text' && shape.format === 'date' ? 'date' : 'text'}
      placeholder={placeholder}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
