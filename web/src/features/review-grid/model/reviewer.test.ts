import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Overlay } from '../../../shared/api/types';
import { aBlock, anOverlay } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { reviewOf } from '../api/overlays';
import { Reviewer } from './reviewer';
import { RowStore } from './store';

afterEach(() => vi.unstubAllGlobals());

/** A server with one staged block, which answers edits by the rule of the revision. */
async function begin(overlay: Overlay) {
  const state = { overlay };
  serve(({ method, path, body }) => {
    if (path.includes('/blocks?')) return { body: { items: [aBlock(0, state.overlay)], next_cursor: null } };
    if (method === 'GET' && path.includes('/overlays?'))
      return { body: { items: [state.overlay], next_cursor: null } };
    if (method !== 'PATCH') return { body: { confirmed: 1, skipped: {} } };
    const { data, revision } = body as { data: Overlay['staging']; revision: number };
    if (revision !== state.overlay.revision) return { status: 409, body: { detail: 'stale' } };
    if (data?.bad) return { status: 422, body: { errors: [{ pointer: '/bad', message: 'is not allowed' }] } };
    state.overlay = { ...state.overlay, staging: data, revision: revision + 1 };
    return { body: state.overlay };
  });
  const store = new RowStore('p', 's', 'r');
  await store.load(new AbortController().signal);
  const said: string[] = [];
  return {
    state,
    store,
    said,
    reviewer: new Reviewer(store, reviewOf('p', 'r'), (words) => said.push(words)),
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
    expect(store.summary().unsaved).toMatchObject([{ reason: 'invalid', words: '/bad: is not allowed' }]);
    expect(store.get('c1:0')?.overlay?.staging).toEqual({ a: 1 });
  });

  it('confirms only what is staged', async () => {
    const { store, reviewer, said } = await begin(anOverlay({ status: 'confirmed' }));
    await reviewer.confirm(store.all());
    expect(said).toEqual(['Only staged blocks can be confirmed.']);
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
