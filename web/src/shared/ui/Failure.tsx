import { Button } from '@mantine/core';
import { wordsOf } from '../api/problem';
import { EmptyState } from './EmptyState';

/** A page that could not be read: why, and another try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState title="This could not be loaded" hint={wordsOf(error)}>
        {retry && <Button onClick={retry}>Try again</Button>}
      </EmptyState>
    </div>
  );
}
