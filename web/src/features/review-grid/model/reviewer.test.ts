import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Overlay } from '../../../shared/api/types';
import { forgetOthers } from '../../../shared/lib/leftovers';
import { aBlock, anOverlay } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { reviewOf } from '../api/overlays';
import { KeptEdits } from './kept';
import { Reviewer, type Tone } from './reviewer';
import { canRepeat, type Row } from './row';
import { RowStore } from './store';

afterEach(() => vi.unstubAllGlobals());

/** A server with one staged block, which answers edits by the rule of the revision. */
async function begin(overlay: Overlay) {
  const state: { overlay: Overlay; answer?: { status?: number; body?: unknown } } = { overlay };
  serve(({ method, path, body }) => {
    if (path.includes('/blocks?')) return { body: { items: [aBlock(0, state.overlay)], next_cursor: null } };
    if (method === 'GET' && path.includes('/overlays?'))
      return { body: { items: [state.overlay], next_cursor: null } };
    if (state.answer) return state.answer;
    if (method !== 'PATCH') return { body: { confirmed: 1, skipped: {} } };
    const { data, revision } = body as { data: Overlay['staging']; revision: number };
    if (revision !== state.overlay.revision) return { status: 409, body: { detail: 'stale' } };
    if (data?.bad)
      return { status: 422, body: { errors: [{ pointer: '/data/bad', message: 'is not allowed' }] } };
    state.overlay = { ...state.overlay, staging: data, revision: revision + 1 };
    return { body: state.overlay };
  });
  const store = new RowStore('p', 's', 'r');
  await store.load(new AbortController().signal);
  const said: [string, Tone][] = [];
  return {
    state,
    store,
    said,
    reviewer: new Reviewer(store, reviewOf('p', 'r'), (words, tone) => said.push([words, tone])),
  };
}

describe('a reviewer', () => {
  it('sees an edit at once, and has it with the server’s revision after', async () => {
    const { store, reviewer } = await begin(anOverlay({ staging: { a: 1 } }));
    const saving = reviewer.edit('c1:0', 'b', 2);
    await vi.waitFor(() => expect(store.get('c1:0')?.overlay?.staging).toEqual({ a: 1, b: 2 }));
    await saving;
    expect(store.get('c1:0')).toMatchObject({ overlay: { revision: 2, staging: { a: 1, b: 2 } } });
  });

  it('may edit again before the first answer: the second goes on the new revision', async () => {
    const { store, reviewer, state } = await begin(anOverlay());
    await Promise.all([reviewer.edit('c1:0', 'a', 1), reviewer.edit('c1:0', 'b', 2)]);
    expect(state.overlay).toMatchObject({ revision: 3, staging: { a: 1, b: 2 } });
    expect(store.summary().unsaved).toEqual([]);
  });

  it('keeps what was typed when the block has changed meanwhile, and sees the newer state', async () => {
    const { store, reviewer, state } = await begin(anOverlay({ staging: { a: 1 } }));
    state.overlay = { ...state.overlay, revision: 5, staging: { a: 'theirs' } };
    await reviewer.edit('c1:0', 'a', 'mine');
    expect(store.summary().unsaved).toMatchObject([{ field: 'a', value: 'mine', reason: 'changed' }]);
    await vi.waitFor(() => expect(store.get('c1:0')?.overlay?.staging).toEqual({ a: 'theirs' }));
  });

  it('keeps what the schema refuses, with the place and the reason', async () => {
    const { store, reviewer } = await begin(anOverlay({ staging: { a: 1 } }));
    await reviewer.edit('c1:0', 'bad', true);
    expect(store.summary().unsaved).toMatchObject([{ reason: 'refused', words: 'Is not allowed.' }]);
    expect(store.get('c1:0')?.overlay?.staging).toEqual({ a: 1 });
  });

  it('says to everybody what the server left out of a decision, and shows it as it is', async () => {
    const { store, reviewer, said, state } = await begin(anOverlay());
    state.answer = { body: { confirmed: 0, skipped: { changed: 1, not_staged: 0, invalid: 0, unknown: 0 } } };
    await reviewer.confirm(store.all());
    state.answer = { body: { rejected: 0, skipped: { changed: 0, not_staged: 1, unknown: 0 } } };
    await reviewer.reject(store.all(), 'rejected');
    expect(said).toEqual([
      ['0 blocks confirmed. 1 left out: 1 changed since you saw them.', 'refused'],
      ['0 blocks rejected. 1 left out: 1 not staged any more.', 'refused'],
    ]);
    expect(store.get('c1:0')?.overlay?.status).toBe('ai_complete');
  });

  it.each([409, 422, 403, 500])('says to everybody why a decision was refused with %i', async (status) => {
    const { store, reviewer, said, state } = await begin(anOverlay());
    state.answer = { status, body: { detail: 'This run is cancelled.' } };
    await reviewer.confirm(store.all());
    expect(said).toEqual([['This run is cancelled.', 'refused']]);
    expect(store.get('c1:0')?.overlay?.status).toBe('ai_complete');
  });

  it.each([
    ['confirmation', (by: Reviewer, rows: Row[]) => by.confirm(rows)],
    ['rejection', (by: Reviewer, rows: Row[]) => by.reject(rows, 'rejected')],
    ['giving back', (by: Reviewer, rows: Row[]) => by.reject(rows, 'pending')],
  ])(
    'leaves a row with an unsaved edit out of a %s: it shows what the server does not have',
    async (_, act) => {
      const { store, reviewer, said } = await begin(anOverlay());
      store.keep({
        block_uid: 'c1:0',
        block_index: 0,
        field: 'a',
        text: '7',
        reason: 'invalid',
        words: 'No.',
      });
      expect(await act(reviewer, store.all())).toEqual({ open: [0], untried: [] });
      expect(said[0]![0]).toContain('1 block left out: an edit there is not saved yet.');
      expect(store.get('c1:0')?.overlay?.status).toBe('ai_complete');
    },
  );

  it.each([
    [422, false],
    [400, false],
    [403, false],
    [401, true],
    [409, true],
    [500, true],
    [503, true],
  ])('after %i offers to repeat: %s', async (status, repeat) => {
    const { store, reviewer, state } = await begin(anOverlay());
    state.answer = { status, body: {} };
    await reviewer.edit('c1:0', 'a', 1);
    expect(canRepeat(store.summary().unsaved[0]!)).toBe(repeat);
  });

  it('lets go of what was kept as soon as the server has taken it', async () => {
    const { store, reviewer, state } = await begin(anOverlay());
    state.answer = { status: 500, body: {} };
    await reviewer.edit('c1:0', 'a', 1);
    const [kept] = store.summary().unsaved;
    state.answer = undefined;
    await reviewer.again(kept!);
    expect(store.summary().unsaved).toEqual([]);
    expect(state.overlay.staging).toEqual({ a: 1 });
  });

  it('confirms only what is staged', async () => {
    const { store, reviewer, said } = await begin(anOverlay({ status: 'confirmed' }));
    await reviewer.confirm(store.all());
    expect(said).toEqual([['Only staged blocks can be confirmed.', 'hint']]);
  });
});

describe('the rows', () => {
  it('never change under the hand that edits one; the newer state comes after', async () => {
    const { store } = await begin(anOverlay({ staging: { a: 1 } }));
    store.hold('c1:0');
    store.take([anOverlay({ revision: 4, staging: { a: 2 } })]);
    expect(store.get('c1:0')).toMatchObject({ changed: true, overlay: { revision: 1, staging: { a: 1 } } });
    store.hold(null);
    expect(store.get('c1:0')).toMatchObject({ overlay: { revision: 4, staging: { a: 2 } } });
    expect(store.get('c1:0')?.changed).toBeUndefined();
  });

  it('leave an older answer aside', async () => {
    const { store } = await begin(anOverlay({ revision: 3, staging: { a: 3 } }));
    store.take([anOverlay({ revision: 2, staging: { a: 2 } })]);
    expect(store.get('c1:0')?.overlay?.staging).toEqual({ a: 3 });
  });
});

describe('what is not saved', () => {
  const unsaved = {
    block_uid: 'c1:0',
    block_index: 0,
    field: 'a',
    value: 1,
    reason: 'failed',
    words: 'Away.',
  } as const;
  afterEach(() => sessionStorage.clear());

  it('outlives the page and the session of its writer, in the run it belongs to', () => {
    new RowStore('p', 's', 'r', new KeptEdits('ana', 'r')).keep(unsaved);
    const read = (user: string, run: string) =>
      new RowStore('p', 's', run, new KeptEdits(user, run)).summary().unsaved;
    expect(read('ana', 'r')).toEqual([unsaved]);
    expect(read('ben', 'r')).toEqual([]);
    expect(read('ana', 'other')).toEqual([]);
  });

  it('is gone from the tab when somebody else signs in', () => {
    new RowStore('p', 's', 'r', new KeptEdits('ana', 'r')).keep(unsaved);
    forgetOthers('ana');
    expect(new KeptEdits('ana', 'r').read()).toHaveLength(1);
    forgetOthers('ben');
    expect(sessionStorage).toHaveLength(0);
  });
});
