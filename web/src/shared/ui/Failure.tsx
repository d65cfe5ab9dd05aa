import { Button } from '@mantine/core';
import { shared as t } from 'texts/shared';
import { wordsOf } from '../api/problem';
import { EmptyState } from './EmptyState';

/** A page that could not be read: why, and another try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState title={t.failure.title} hint={wordsOf(error)}>
        {retry && <Button onClick={retry}>{t.failure.retry}</Button>}
      </EmptyState>
    </div>
  );
}
