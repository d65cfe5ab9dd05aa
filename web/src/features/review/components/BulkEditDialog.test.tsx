import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { aBlock, anOverlay } from '../../../testing/factories';
import type { BulkResult } from '../../review-grid/model/bulk';
import type { Reviewer } from '../../review-grid/model/reviewer';
import { fieldsOf } from '../../schemas/model/fields';
import { BulkEditDialog } from './BulkEditDialog';

it('setting a field on many is stopped by Cancel, and says which blocks were left out', async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const setOnMany: Reviewer['setOnMany'] = (_, __, how) =>
    new Promise<BulkResult>((done) => {
      how?.signal?.addEventListener('abort', () =>
        done({
          step: { kind: 'edit', field: 'level', rows: [] },
          same: 0,
          failed: new Map([['changed meanwhile', [6]]]),
          untried: [8, 7],
        }),
      );
    });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <BulkEditDialog
          rows={[{ block: aBlock(0), overlay: anOverlay() }]}
          fields={fieldsOf({ properties: { level: { type: 'string' } } })}
          reviewer={{ setOnMany } as unknown as Reviewer}
          onClose={onClose}
        />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'Set on 1 block' }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  const list = await screen.findByRole('list', { name: 'Left out' });
  expect(onClose).not.toHaveBeenCalled();
  expect(list).toHaveTextContent('1 block, changed meanwhile7');
  expect(list).toHaveTextContent('2 blocks, not tried8, 9');
});
