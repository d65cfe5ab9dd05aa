import { Button } from '@mantine/core';
import { review as t } from 'texts/review';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { statusWords } from '../../../shared/ui/Status';
import { typeWords, type Filter } from '../model/row';
import css from './NothingShown.module.css';

/** The filter lets no block through: what it asks for, and the way out. */
export function NothingShown({ filter, onClear }: { filter: Filter; onClear: () => void }) {
  const statuses = [...filter.statuses].map((status) => statusWords[status]);
  const asked = t.nothingShown.lookedFor(filter.text.trim(), statuses, [...filter.types].map(typeWords));
  return (
    <div className={css.over} role="status">
      <EmptyState title={t.nothingShown.title} hint={asked}>
        <Button onClick={onClear}>{t.nothingShown.clear}</Button>
      </EmptyState>
    </div>
  );
}
