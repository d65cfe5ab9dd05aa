import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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
  return gridOf(new RowStore('p', 's', 'r'));
}

async function gridOf(store: RowStore) {
  const reading = store.load();
  await vi.waitFor(() => expect(store.summary().loading).toBe(false));
  const onAction = vi.fn();
  const onEdit = vi.fn();
  const onShown = vi.fn();
  const onSort = vi.fn();
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
        beside={false}
        filter={filter}
        singleKeys
        startAt={null}
        sort={null}
        onSort={onSort}
        onPaste={() => {}}
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
    reading,
    onAction,
    onEdit,
    onShown,
    onSort,
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
  it('has a name for those who do not see it', async () => {
    await grid();
    expect(await screen.findByRole('grid', { name: 'Blocks' })).toBeVisible();
  });

  it('stays where a key has led it, whatever the rows have told before', async () => {
    const { api, onAction, store } = await grid();
    onAction.mockImplementation((_, to: GridApi<Row>) => to.setFocusedCell(1, 'content'));
    api().setFocusedCell(0, 'content');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Text of block 0'));
    await new Promise((done) => setTimeout(done, 50));
    api().applyTransaction({ update: [{ ...store.all()[0]! }] });
    fireEvent.keyDown(document.activeElement!, { key: 'j' });
    await new Promise((done) => setTimeout(done, 50));
    expect(api().getFocusedCell()?.rowIndex).toBe(1);
  });

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

describe('an open editor', () => {
  /** The page goes out of sight, or comes back. */
  const turn = (state: DocumentVisibilityState) => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };

  async function edit(api: GridApi<Row>) {
    // The tests' browser has no layout: the grid asks what its popup lies in, and takes it away where its cell has no size.
    vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockReturnValue(document.body);
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 10, 200, 42));
    api.startEditingCell({ rowIndex: 0, colKey: 'f:summary' });
    const box = await screen.findByRole('textbox', { name: 'Summary' });
    await waitFor(() => expect(box).toHaveFocus());
    const type = (text: string) => fireEvent.change(box, { target: { value: text } });
    return { box, type };
  }

  it('leaves what was typed behind when the page is loaded again or closed', async () => {
    const { store, api } = await grid();
    const { type } = await edit(api());
    type('Mine');
    window.dispatchEvent(new Event('pagehide'));
    expect(store.summary().unsaved).toMatchObject([{ field: 'summary', reason: 'left' }]);
  });

  it('is as before when the page was only out of sight', async () => {
    const { store, api } = await grid();
    const { box, type } = await edit(api());
    type('Mine');
    turn('hidden');
    expect(store.summary().unsaved).toHaveLength(1);
    turn('visible');
    expect(store.summary().unsaved).toEqual([]);
    type('Mine!');
    expect(box).toHaveValue('Mine!');
  });

  it('stays when its row changes on the server, and the row says so', async () => {
    const { store, api } = await grid();
    const { box, type } = await edit(api());
    type('Mine');
    store.take([anOverlay({ revision: 9, staging: { ...data, summary: 'Theirs.' } })]);
    expect(await screen.findByText('Changed')).toBeInTheDocument();
    expect(box).toBeInTheDocument();
    expect(box).toHaveValue('Mine');
  });

  it('stays when it was opened before the grid gave the first row the focus', async () => {
    const frames: FrameRequestCallback[] = [];
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
    const { api } = await grid();
    // In one frame the grid tells that its first rows are drawn; in the next they get the focus.
    const draw = async () => {
      for (const frame of frames.splice(0)) frame(0);
      await new Promise((after) => setTimeout(after, 20));
    };
    await draw();
    const { box } = await edit(api());
    await draw();
    expect(api().getFocusedCell()?.column.getColId()).not.toBe('content');
    expect(box).toHaveFocus();
  });

  it('is a dialog by the name of its field', async () => {
    const { api } = await grid();
    await edit(api());
    expect(await screen.findByRole('dialog', { name: 'Summary' })).toBeInTheDocument();
  });
});

describe('the order of the rows', () => {
  const order = (api: GridApi<Row>) =>
    Array.from({ length: 3 }, (_, at) => api.getDisplayedRowAtIndex(at)?.data?.block.block_index);
  const placeOf = (api: GridApi<Row>, say: (words: string) => void = () => {}) => ({
    api,
    fields,
    mayReview: true,
    reviewer: listener().reviewer,
    say,
  });

  it('goes up, down and back by a click on the head, with what is empty last', async () => {
    const { api, onSort } = await grid();
    const user = userEvent.setup();
    await user.click(screen.getByText('Score'));
    expect(order(api())).toEqual([2, 0, 1]);
    const head = screen.getByRole('columnheader', { name: /Score/ });
    await waitFor(() => expect(head).toHaveAttribute('aria-sort', 'ascending'));
    expect(onSort).toHaveBeenLastCalledWith({ column: 'f:score', way: 'asc' });
    await user.click(screen.getByText('Score'));
    expect(order(api())).toEqual([0, 2, 1]);
    await user.click(screen.getByText('Score'));
    expect(order(api())).toEqual([0, 1, 2]);
    expect(onSort).toHaveBeenLastCalledWith(null);
  });

  it('is the one that moving and ranges go by', async () => {
    const { api } = await grid();
    api().applyColumnState({ state: [{ colId: 'f:score', sort: 'asc' }] });
    const place = placeOf(api());
    api().setFocusedCell(0, 'content');
    actOn('select', place);
    actOn('down', place);
    expect(order(api())[api().getFocusedCell()!.rowIndex]).toBe(0);
    actOn('select-range', place);
    expect(chosenRows(api()).rows.map(({ block }) => block.block_index)).toEqual([2, 0]);
    actOn('select-all', place);
    expect(chosenRows(api()).rows).toHaveLength(3);
  });

  it('is the one in which rows are copied, under their heads', async () => {
    const { api } = await grid();
    userEvent.setup();
    api().applyColumnState({ state: [{ colId: 'f:score', sort: 'asc' }] });
    const said: string[] = [];
    const place = placeOf(api(), (words) => void said.push(words));
    actOn('select-all', place);
    actOn('copy', place);
    await waitFor(() => expect(said).toEqual(['3 rows copied as a table.']));
    const lines = (await navigator.clipboard.readText()).split('\n');
    expect(lines[0]).toBe('#\tType\tContent\tStatus\tPurpose\tScore\tSummary');
    expect(lines[1]).toBe('3\theading\tText of block 2\tStaged\tabstract\t0.25\tShort.');
  });
});

describe('rows that are still to come', () => {
  it('are added below those that are there, and leave the focus where it is', async () => {
    const pages = [
      { items: [aBlock(0, anOverlay({ staging: data }))], next_cursor: '1' },
      {
        items: [aBlock(1, anOverlay({ block_uid: 'c1:1', block_index: 1, staging: data }))],
        next_cursor: null,
      },
    ];
    let release = () => {};
    const gate = new Promise<void>((done) => (release = done));
    serve(({ path }) => ({ body: path.includes('cursor=1') ? pages[1] : pages[0] }));
    const answer = fetch;
    vi.stubGlobal('fetch', async (input: string) => {
      if (input.includes('cursor=1')) await gate;
      return answer(input);
    });
    const { store, api, reading } = await gridOf(new RowStore('p', 's', 'r'));
    expect(store.summary()).toMatchObject({ loading: false, reading: true, total: 1 });
    api().setFocusedCell(0, 'content');
    release();
    await reading;
    await waitFor(() => expect(api().getDisplayedRowCount()).toBe(2));
    expect(store.summary()).toMatchObject({ reading: false, total: 2 });
    expect(api().getFocusedCell()?.rowIndex).toBe(0);
  });
});
