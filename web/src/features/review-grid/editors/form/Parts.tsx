import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { review as t } from 'texts/review';
import type { Json } from '../../../../shared/api/types';
import { isObject } from '../../../../shared/lib/json';
import { own } from '../../../../shared/lib/own';
import { under } from '../../../schemas/model/breach';
import type { GroupShape, ListShape, Shape } from '../../../schemas/model/shape';
import { blankOf, moved, undrawn, withPart } from '../../model/form';
import { useForm } from './context';
import css from './form.module.css';
import { Leaf, type PartProps } from './Leaf';

const icon = { size: 14, stroke: 1.8, 'aria-hidden': true } as const;

/** A value as its definition says: an input, a list, or labelled fields. */
export function Value(props: PartProps) {
  const { shape } = props;
  if (shape.kind === 'list') return <List {...props} shape={shape} />;
  if (shape.kind === 'group') return <Group {...props} shape={shape} />;
  return <Leaf {...props} />;
}

/** The fields of an object, each with its label and the ways to be without it. */
function Group({ shape, value, at, label, onChange }: PartProps<GroupShape>) {
  const others = undrawn(value, shape.parts);
  const wrong = useForm().wrongAt(at);
  const put = (name: string, part: Json | undefined) => onChange(withPart(value, name, part));
  return (
    <div role="group" aria-label={label} data-at={at} className={css.group}>
      {value != null && !isObject(value) && <Wrong>{wrong}</Wrong>}
      {isObject(value) &&
        shape.parts.map(({ name, label: title, required, shape: part }) => (
          <div key={name} className={css.part}>
            <div className={css.label}>
              <span title={part.description || undefined}>{title}</span>
              {!required && <span className={css.optional}>{t.form.optional}</span>}
              <Without
                label={title}
                shape={part}
                value={own(value, name)}
                required={required}
                at={under(at, name)}
                onChange={(next) => put(name, next)}
              />
            </div>
            {isShown(part, own(value, name)) && (
              <Value
                shape={part}
                value={own(value, name)}
                label={t.form.partOf(label, title)}
                at={under(at, name)}
                onChange={(next) => put(name, next)}
              />
            )}
          </div>
        ))}
      {others.length > 0 && <p className={css.note}>{t.form.others(<code>{others.join(', ')}</code>)}</p>}
    </div>
  );
}

/** An empty list or object is drawn by its button alone. */
function isShown(shape: Shape, value: Json | undefined): boolean {
  return value != null || (shape.kind !== 'list' && shape.kind !== 'group');
}

interface WithoutProps {
  label: string;
  shape: Shape;
  value: Json | undefined;
  required: boolean;
  at: string;
  onChange: (value: Json | undefined) => void;
}

/** The ways to be without a value: empty where the schema allows null, left out where it is not required. */
export function Without({ label, shape, value, required, at, onChange }: WithoutProps) {
  const { focusNext } = useForm();
  const compound = shape.kind === 'list' || shape.kind === 'group';
  return (
    <span className={css.without}>
      {compound && value == null && (
        <button
          type="button"
          className={css.small}
          aria-label={t.form.partOf(value === null ? t.form.emptyFillIn : t.form.fillIn, label)}
          onClick={() => {
            onChange(blankOf({ ...shape, nullable: false }));
            focusNext(at);
          }}
        >
          {value === null ? t.form.emptyFillIn : t.form.fillIn}
        </button>
      )}
      {shape.nullable && value !== null && (
        <button
          type="button"
          className={css.small}
          aria-label={t.form.partOf(t.form.empty, label)}
          onClick={() => {
            onChange(null);
            focusNext(at);
          }}
        >
          {t.form.empty}
        </button>
      )}
      {!required && value !== undefined && (
        <button
          type="button"
          className={css.small}
          aria-label={t.form.partOf(t.form.leaveOut, label)}
          onClick={() => {
            onChange(undefined);
            focusNext(at);
          }}
        >
          {t.form.leaveOut}
        </button>
      )}
    </span>
  );
}

/** Items one below the other: Enter adds one, Alt with an arrow moves it, Backspace in an empty one removes it. */
function List({ shape, value, at, label, onChange }: PartProps<ListShape>) {
  const { focusNext, wrongAt } = useForm();
  const items = Array.isArray(value) ? value : [];
  const wrong = wrongAt(at);
  const full = shape.most !== undefined && items.length >= shape.most;
  const cards = shape.item.kind === 'group' || shape.item.kind === 'list';
  const add = (index: number) => {
    if (full) return;
    onChange(items.toSpliced(index, 0, blankOf({ ...shape.item, nullable: false })));
    focusNext(under(at, index));
  };
  const remove = (index: number) => {
    focusNext(items.length > 1 ? under(at, Math.max(0, index - 1)) : `${at}/+`);
    onChange(items.toSpliced(index, 1));
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    onChange(moved(items, from, to));
    focusNext(under(at, to));
  };
  const keys = (event: KeyboardEvent, index: number) => {
    const target = event.target as HTMLElement;
    const text = target instanceof HTMLInputElement ? target.value : null;
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && way !== undefined) move(index, index + way);
    else if (event.key === 'Enter' && !cards && text !== null && !event.ctrlKey && !event.metaKey)
      add(index + 1);
    else if (event.key === 'Backspace' && !cards && text === '') remove(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div role="group" aria-label={label} data-at={at} className={css.list}>
      <ol>
        {items.map((item, index) => (
          // The keys of the item, from whichever of its inputs.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={index} className={cards ? css.card : css.line} onKeyDown={(event) => keys(event, index)}>
            <div className={css.item} data-at={cards ? under(at, index) : undefined}>
              {cards && <span className={css.number}>{index + 1}</span>}
              {!cards && (
                <div className={css.grow}>
                  <Value
                    shape={shape.item}
                    value={item}
                    label={t.form.item(label, index + 1)}
                    at={under(at, index)}
                    onChange={(next) => onChange(items.with(index, next))}
                  />
                </div>
              )}
              {shape.item.nullable && item !== null && (
                <Without
                  label={t.form.item(label, index + 1)}
                  shape={shape.item}
                  value={item}
                  required
                  at={under(at, index)}
                  onChange={(next) => onChange(items.with(index, next ?? null))}
                />
              )}
              <Tool
                label={t.form.moveUp(label, index + 1)}
                off={index === 0}
                act={() => move(index, index - 1)}
              >
                <IconArrowUp {...icon} />
              </Tool>
              <Tool
                label={t.form.moveDown(label, index + 1)}
                off={index === items.length - 1}
                act={() => move(index, index + 1)}
              >
                <IconArrowDown {...icon} />
              </Tool>
              <Tool label={t.form.remove(label, index + 1)} act={() => remove(index)}>
                <IconX {...icon} />
              </Tool>
            </div>
            {cards && (
              <Value
                shape={shape.item}
                value={item}
                label={t.form.item(label, index + 1)}
                at={under(at, index)}
                onChange={(next) => onChange(items.with(index, next))}
              />
            )}
          </li>
        ))}
      </ol>
      <div className={css.end}>
        <button
          type="button"
          className={css.small}
          data-at={`${at}/+`}
          disabled={full}
          aria-label={t.form.addTo(label)}
          onClick={() => add(items.length)}
        >
          <IconPlus {...icon} /> {t.form.add}
        </button>
        {wrong !== undefined && <Wrong>{wrong}</Wrong>}
      </div>
    </div>
  );
}

function Tool(props: { label: string; off?: boolean; act: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      className={css.tool}
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.off}
      onClick={() => !props.off && props.act()}
    >
      {props.children}
    </button>
  );
}

function Wrong({ children }: { children: React.ReactNode }) {
  return (
    <span className={css.wrong} role="alert">
      {children}
    </span>
  );
}
