import { Button } from '@mantine/core';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { statusWords } from '../../../shared/ui/Status';
import { typeWords, type Filter } from '../model/row';
import css from './NothingShown.module.css';

/** The filter lets no block through: what it asks for, and the way out. */
export function NothingShown({ filter, onClear }: { filter: Filter; onClear: () => void }) {
  const asked = [
    filter.text.trim() && `“${filter.text.trim()}”`,
    [...filter.statuses].map((status) => statusWords[status].toLowerCase()).join(' or '),
    [...filter.types].map(typeWords).join(' or '),
  ];
  return (
    <div className={css.over} role="status">
      <EmptyState
        title="No block matches this filter"
        hint={`Looked for ${asked.filter(Boolean).join(', ')}.`}
      >
        <Button onClick={onClear}>Clear filter</Button>
      </EmptyState>
    </div>
  );
}
