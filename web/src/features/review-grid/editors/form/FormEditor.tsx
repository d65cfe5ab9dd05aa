import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { review as t } from 'texts/review';
import type { Json } from '../../../../shared/api/types';
import { breaches } from '../../../schemas/model/breach';
import box from '../editors.module.css';
import { Foot } from '../Foot';
import { useDraft, type EditorProps } from '../useDraft';
import { focusable, FormProvider, useFocusNext } from './context';
import css from './form.module.css';
import { Value, Without } from './Parts';

/** A list or an object as a form drawn from its definition, or as JSON; both write the same draft. */
export function FormEditor(props: EditorProps) {
  const { field } = props;
  const { shape, label } = field;
  const frame = useRef<HTMLDivElement>(null);
  const { text, wrong, change, take, onKeyDown } = useDraft(props, frame);
  const drawable = shape.kind !== 'unknown';
  const value = useMemo(() => read(text), [text]);
  const [asJson, setAsJson] = useState(!drawable || value === null);
  const hint = useId();
  const focusNext = useFocusNext(frame);

  // Of what is not there yet nothing is wrong until something is typed, or it is to be saved.
  const [begun, setBegun] = useState(value?.json != null || wrong !== null);
  const found = useMemo(
    () => (value === null || !begun ? [] : breaches(shape, value.json)),
    [shape, value, begun],
  );
  const form = useMemo(
    () => ({
      wrongAt: (at: string) => found.find((each) => each.at === at)?.words,
      focusNext,
    }),
    [found, focusNext],
  );

  const put = (json: Json | undefined) => {
    setBegun(true);
    fill(json);
  };
  const fill = (json: Json | undefined) => {
    if (json === undefined) take(undefined);
    else change(JSON.stringify(json, null, 2));
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setBegun(true);
    if (event.key === 'Tab') stayInside(event, frame.current);
    else onKeyDown(event, true);
  };
  const mode = (json: boolean) => {
    setAsJson(json);
    frame.current?.focus();
  };
  return (
    // The keys that end an edit, from whichever part of the form; it has the focus itself while a part of it goes.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={frame}
      role="group"
      aria-label={label}
      tabIndex={-1}
      data-form
      data-wide
      data-wrong={(begun && wrong !== null) || undefined}
      className={`${box.box} ${css.frame}`}
      onKeyDown={keys}
    >
      <div className={css.head}>
        <strong>{label}</strong>
        {drawable ? (
          <span role="group" aria-label={t.form.mode} className={css.switch}>
            <button
              type="button"
              aria-pressed={!asJson}
              disabled={value === null}
              title={value === null ? t.form.mendFirst : undefined}
              onClick={() => mode(false)}
            >
              {t.form.form}
            </button>
            <button type="button" aria-pressed={asJson} onClick={() => mode(true)}>
              {t.form.json}
            </button>
          </span>
        ) : (
          <span className={css.note}>{shape.kind === 'unknown' && t.form.jsonOnly(shape.why)}</span>
        )}
      </div>
      {asJson ? (
        <textarea
          className={box.json}
          aria-label={t.form.asJson(label)}
          aria-invalid={wrong !== null}
          aria-describedby={hint}
          rows={12}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setBegun(true);
            change(event.currentTarget.value);
          }}
        />
      ) : (
        <div className={css.body} data-body>
          <FormProvider value={form}>
            {value?.json == null && (
              <Without label={label} shape={shape} value={value?.json} required at="" onChange={fill} />
            )}
            {value?.json != null && (
              <Value shape={shape} value={value.json} label={label} at="" onChange={put} />
            )}
          </FormProvider>
        </div>
      )}
      <Foot
        {...props}
        id={hint}
        wrong={asJson ? wrong : found.length > 0 ? t.form.toMend(found.length) : null}
        lines
        onEmpty={take}
      />
    </div>
  );
}

/** What a draft says, or null where it is no JSON; nothing typed yet is no value. */
function read(text: string): { json: Json | undefined } | null {
  if (text.trim() === '') return { json: undefined };
  try {
    return { json: JSON.parse(text) as Json };
  } catch {
    return null;
  }
}

/** Tab goes round inside: beyond the last part the editor would close. */
function stayInside(event: KeyboardEvent, frame: HTMLElement | null): void {
  event.stopPropagation();
  const all = [...(frame?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter(
    (each) => each.tabIndex >= 0,
  );
  const [first, last] = [all[0], all.at(-1)];
  const at = document.activeElement;
  if (event.shiftKey ? at === first || at === frame : at === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
