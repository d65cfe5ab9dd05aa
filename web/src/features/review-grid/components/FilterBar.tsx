import { ActionIcon } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OverlayStatus } from '../../../shared/api/types';
import { count } from '../../../shared/lib/format';
import { StatusGlyph, statusWords } from '../../../shared/ui/Status';
import { typeWords, type Filter } from '../model/row';
import type { Summary } from '../model/store';
import css from './FilterBar.module.css';

interface Props {
  filter: Filter;
  summary: Summary;
  withRun: boolean;
  onChange: (filter: Filter) => void;
  onClose: () => void;
}

/** What is shown: a text, kinds of block, states. Each chip says how many there are. */
export function FilterBar({ filter, summary, withRun, onChange, onClose }: Props) {
  const statuses = (Object.entries(summary.counts) as [OverlayStatus, number][]).filter(
    ([status, number]) => number > 0 || filter.statuses.has(status),
  );
  return (
    <div className={css.bar} role="search" aria-label="Filter blocks">
      <label className={css.text}>
        <IconSearch size={14} stroke={1.6} aria-hidden="true" />
        <span className="visually-hidden">Text</span>
        <input
          autoFocus
          placeholder="Text in block or values"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
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
        {[...summary.types].map(([type, number]) => (
          <Toggle
            key={type}
            on={filter.types.has(type)}
            onClick={() => onChange({ ...filter, types: toggled(filter.types, type) })}
          >
            {typeWords(type)} <span className={css.number}>{count(number)}</span>
          </Toggle>
        ))}
      </div>
      <ActionIcon aria-label="Clear and close the filter" onClick={onClose}>
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
