import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { reviewServer } from '../../../testing/reviewServer';
import { reviewOf } from '../../review-grid/api/overlays';
import { Reviewer } from '../../review-grid/model/reviewer';
import { RowStore } from '../../review-grid/model/store';
import { ManyDialog } from './ManyDialog';

afterEach(() => vi.unstubAllGlobals());

it('a decision on many says in the dialog which blocks it left out', async () => {
  const user = userEvent.setup();
  reviewServer([{ n: 1 }, { n: 2 }, { n: 3 }]);
  const store = new RowStore('p', 's', 'r');
  await store.load();
  store.keep({ block_uid: 'c1:1', block_index: 1, field: 'n', value: 7, reason: 'left', words: 'Left.' });
  const verbs = reviewOf('p', 'r');
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <ManyDialog
          question={{ verb: 'confirm', of: 'staged', rows: store.all() }}
          runId="r"
          store={store}
          reviewer={new Reviewer(store, verbs, () => {})}
          verbs={verbs}
          onClose={onClose}
        />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'Confirm 3 blocks' }));
  expect(await screen.findByRole('list', { name: 'Left out' })).toHaveTextContent(
    '1 block, an edit there is not saved yet2',
  );
  expect(store.get('c1:0')?.overlay?.status).toBe('confirmed');
  expect(onClose).not.toHaveBeenCalled();
});
