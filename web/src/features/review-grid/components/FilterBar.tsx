import { ActionIcon } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { review as t } from 'texts/review';
import type { Counts, OverlayStatus } from '../../../shared/api/types';
import { count } from '../../../shared/lib/format';
import { StatusGlyph, statusWords } from '../../../shared/ui/Status';
import { isFiltering, typeWords, type Filter } from '../model/row';
import css from './FilterBar.module.css';

interface Props {
  filter: Filter;
  /** How many there are of each state and type in the whole document. */
  whole: { counts: Counts; types: ReadonlyMap<string, number>; total: number };
  /** Rows are still to come. */
  reading: boolean;
  withRun: boolean;
  /** How many rows are left of all. */
  shown: number;
  input: Ref<HTMLInputElement>;
  onChange: (filter: Filter) => void;
  onClose: () => void;
  /** Into the rows: Enter and the arrow down lead there. */
  onRows: () => void;
}

/** What is shown: a text, kinds of block, states. Each chip says how many there are. */
export function FilterBar(props: Props) {
  const { filter, whole, reading, withRun, shown, input, onChange, onClose, onRows } = props;
  const keys = (event: KeyboardEvent) => {
    const into =
      event.key === 'ArrowDown' || (event.key === 'Enter' && event.target instanceof HTMLInputElement);
    if (event.key !== 'Escape' && !into) return;
    event.preventDefault();
    event.stopPropagation();
    if (into) onRows();
    else onClose();
  };
  const statuses = (Object.entries(whole.counts) as [OverlayStatus, number][]).filter(
    ([status, number]) => number > 0 || filter.statuses.has(status),
  );
  return (
    // The keys that lead out of the bar, from whichever of its controls.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={css.bar} role="search" aria-label={t.filter.title} onKeyDown={keys}>
      <label className={css.text}>
        <IconSearch size={14} stroke={1.6} aria-hidden="true" />
        <span className="visually-hidden">{t.filter.text}</span>
        <input
          ref={input}
          autoFocus
          placeholder={t.filter.placeholder}
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <div className={css.chips}>
        {withRun &&
          statuses.map(([status, number]) => (
            <Toggle
              key={status}
              on={filter.statuses.has(status)}
              onClick={() => onChange({ ...filter, statuses: toggled(filter.statuses, status) })}
            >
              <StatusGlyph status={status} size={12} />
              {statusWords[status]} <span className={css.number}>{count(number)}</span>
            </Toggle>
          ))}
        {withRun && <span className={css.gap} aria-hidden="true" />}
        {[...whole.types].map(([type, number]) => (
          <Toggle
            key={type}
            on={filter.types.has(type)}
            onClick={() => onChange({ ...filter, types: toggled(filter.types, type) })}
          >
            {typeWords(type)} <span className={css.number}>{count(number)}</span>
          </Toggle>
        ))}
      </div>
      {isFiltering(filter) && (
        <span className={css.shown} role="status">
          {reading ? t.filter.soFar(shown) : t.filter.shown(shown, whole.total)}
        </span>
      )}
      <ActionIcon aria-label={t.filter.close} onClick={onClose}>
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

function Toggle({ on, onClick, children }: { on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={css.chip} aria-pressed={on} onClick={onClick}>
      {children}
    </button>
  );
}

function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
