import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import { ModuleRegistry, ValidationModule, type GridApi } from 'ag-grid-community';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aBlock, anOverlay } from '../../testing/factories';
import { serve } from '../../testing/server';
import { fieldsOf } from '../schemas/model/fields';
import BlockGrid from './BlockGrid';
import { actOn, chosenRows } from './model/act';
import type { Reviewer } from './model/reviewer';
import { noFilter, type Filter, type Row } from './model/row';
import { RowStore } from './model/store';

// Names what is missing or misused; without it a missing part fails in silence.
ModuleRegistry.registerModules([ValidationModule]);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const fields = fieldsOf({
  properties: {
    purpose: { title: 'Purpose', enum: ['abstract', 'motivation'] },
    score: { title: 'Score', type: 'number', maximum: 1 },
    summary: { title: 'Summary', type: 'string' },
  },
});

const data = { purpose: 'abstract', score: 0.5, summary: 'Short.' };

async function grid() {
  const blocks = [
    aBlock(0, anOverlay({ staging: data })),
    aBlock(1, anOverlay({ block_uid: 'c1:1', block_index: 1, status: 'failed', last_error: 'no answer' })),
    aBlock(2, anOverlay({ block_uid: 'c1:2', block_index: 2, staging: { ...data, score: 0.25 } })),
  ];
  blocks[2]!.block_type = 'heading';
  serve(() => ({ body: { items: blocks, next_cursor: null } }));
  const store = new RowStore('p', 's', 'r');
  await store.load(new AbortController().signal);
  const onAction = vi.fn();
  const onEdit = vi.fn();
  const onShown = vi.fn();
  let api: GridApi<Row> | null = null;
  const page = (filter: Filter) => (
    <MantineProvider>
      <BlockGrid
        store={store}
        fields={fields}
        withRun
        mayReview
        expanded={false}
        markdown
        hidden={new Set()}
        filter={filter}
        singleKeys
        startAt={null}
        onReady={(ready) => {
          api = ready;
          ready.setGridOption('rowData', store.all());
        }}
        onAction={onAction}
        onEdit={onEdit}
        onDecide={() => {}}
        onFocus={() => {}}
        onSelection={() => {}}
        onShown={onShown}
        onLeft={(unsaved) => store.keep(unsaved)}
      />
    </MantineProvider>
  );
  const { rerender, unmount } = render(page(noFilter));
  await screen.findByText('Text of block 0');
  return {
    store,
    onAction,
    onEdit,
    onShown,
    unmount,
    api: () => api!,
    filter: (filter: Partial<Filter>) => rerender(page({ ...noFilter, ...filter })),
  };
}

/** What a reviewer is asked for, with the rows and what is said beside. */
function listener() {
  const asked: [string, number[], string][] = [];
  const hear = (verb: string) => (rows: Row[], second?: string, third?: string) => {
    asked.push([verb, rows.map(({ block }) => block.block_index), third ?? second ?? '']);
    return Promise.resolve();
  };
  const reviewer = { confirm: hear('confirm'), reject: hear('reject'), reopen: hear('reopen') };
  return { asked, reviewer: reviewer as unknown as Reviewer };
}

describe('the grid', () => {
  it('shows blocks, states and values, and misuses nothing of the library', async () => {
    const wrong = vi.spyOn(console, 'error').mockImplementation(() => {});
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await grid();
    expect(screen.getByText('Purpose')).toBeInTheDocument();
    expect(await screen.findAllByText('abstract')).toHaveLength(2);
    expect(screen.getAllByText('Staged')).toHaveLength(2);
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

  it('says how many rows the filter leaves, and never in the library’s own words', async () => {
    const { filter, onShown } = await grid();
    filter({ text: 'nowhere' });
    await waitFor(() => expect(onShown).toHaveBeenLastCalledWith(0));
    expect(screen.queryByText(/no (matching )?rows/i)).toBeNull();
  });
});

describe('a decision', () => {
  it('is about the selected rows that are shown; those that a filter hides stay selected and are said', async () => {
    const { api, filter, onShown } = await grid();
    api().selectAll();
    filter({ types: new Set(['heading']) });
    await waitFor(() => expect(onShown).toHaveBeenLastCalledWith(1));
    const { asked, reviewer } = listener();
    const place = { api: api(), fields, mayReview: true, reviewer, say: () => {} };
    actOn('confirm', place);
    expect(asked).toEqual([['confirm', [2], ' 2 selected blocks that the filter hides were left out.']]);
    expect(api().getSelectedNodes()).toHaveLength(2);
    // Nothing selected is shown any more: the key is about the row it stands on.
    api().setFocusedCell(0, 'content');
    actOn('reject', place);
    expect(asked[1]).toEqual(['reject', [2], ' 2 selected blocks that the filter hides were left out.']);
    expect(chosenRows(api())).toMatchObject({ rows: [], hidden: 2 });
  });
});
