import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import { ModuleRegistry, ValidationModule, type GridApi } from 'ag-grid-community';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aBlock, anOverlay } from '../../testing/factories';
import { serve } from '../../testing/server';
import { fieldsOf } from '../schemas/model/fields';
import BlockGrid from './BlockGrid';
import { noFilter, type Row } from './model/row';
import { RowStore } from './model/store';

// Names what is missing or misused; without it a missing part fails in silence.
ModuleRegistry.registerModules([ValidationModule]);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const fields = fieldsOf({
  properties: { purpose: { title: 'Purpose', enum: ['abstract'] }, score: { type: 'number' } },
});

async function grid() {
  const blocks = [
    aBlock(0, anOverlay({ staging: { purpose: 'abstract', score: 0.5 } })),
    aBlock(1, anOverlay({ block_uid: 'c1:1', block_index: 1, status: 'failed', last_error: 'no answer' })),
  ];
  serve(() => ({ body: { items: blocks, next_cursor: null } }));
  const store = new RowStore('p', 's', 'r');
  await store.load(new AbortController().signal);
  const onAction = vi.fn();
  let api: GridApi<Row> | null = null;
  render(
    <MantineProvider>
      <BlockGrid
        store={store}
        fields={fields}
        withRun
        mayReview
        expanded={false}
        hidden={new Set()}
        filter={noFilter}
        singleKeys
        startAt={null}
        onReady={(ready) => {
          api = ready;
          ready.setGridOption('rowData', store.all());
        }}
        onAction={onAction}
        onEdit={() => {}}
        onDecide={() => {}}
        onFocus={() => {}}
        onSelection={() => {}}
      />
    </MantineProvider>,
  );
  await screen.findByText('Text of block 0');
  return { store, onAction, api: () => api! };
}

describe('the grid', () => {
  it('shows blocks, states and values, and misuses nothing of the library', async () => {
    const wrong = vi.spyOn(console, 'error').mockImplementation(() => {});
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await grid();
    expect(screen.getByText('Purpose')).toBeInTheDocument();
    expect(await screen.findByText('abstract')).toBeInTheDocument();
    expect(screen.getByText('Staged')).toBeInTheDocument();
    expect(screen.getByText('Failed')).toBeInTheDocument();
    expect(wrong.mock.calls).toEqual([]);
    expect(warned.mock.calls).toEqual([]);
  });

  it('follows the rows as they change', async () => {
    const { store } = await grid();
    store.put([
      { block: aBlock(0), overlay: anOverlay({ status: 'confirmed', confirmed: { score: 0.75 } }) },
    ]);
    await waitFor(() => expect(screen.getByText('Confirmed')).toBeInTheDocument());
    expect(screen.getByText('0.75')).toBeInTheDocument();
  });
});
