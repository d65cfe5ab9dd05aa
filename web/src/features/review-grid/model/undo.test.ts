import { afterEach, describe, expect, it, vi } from 'vitest';
import { reviewServer } from '../../../testing/reviewServer';
import { reviewOf } from '../api/overlays';
import { Reviewer } from './reviewer';
import { RowStore } from './store';
import { blockWords } from './trail';

afterEach(() => vi.unstubAllGlobals());

async function begin(blocks = 3) {
  const server = reviewServer(Array.from({ length: blocks }, (_, n) => ({ n })));
  const store = new RowStore('p', 's', 'r');
  await store.load();
  const said: { words: string; undoable: boolean }[] = [];
  const reviewer = new Reviewer(store, reviewOf('p', 'r'), (words, _, undoable = false) =>
    said.push({ words, undoable }),
  );
  const rows = (...indexes: number[]) => indexes.map((index) => store.get(`c1:${index}`)!);
  const states = () => [...server.overlays.values()].map(({ status }) => status);
  return { server, store, said, reviewer, rows, states, last: () => said.at(-1)! };
}

describe('undo', () => {
  it('takes a confirmation back, and says so', async () => {
    const { reviewer, rows, states, last } = await begin();
    await reviewer.confirm(rows(0, 2));
    expect(last()).toEqual({ words: '2 blocks confirmed.', undoable: true });
    expect(states()).toEqual(['confirmed', 'ai_complete', 'confirmed']);
    await reviewer.undo();
    expect(states()).toEqual(['ai_complete', 'ai_complete', 'ai_complete']);
    expect(last().words).toBe('Confirmation of 2 blocks taken back.');
  });

  it('goes back step by step through edit, confirmation and reopening of one block', async () => {
    const { server, reviewer, rows, states, last } = await begin(1);
    await reviewer.edit('c1:0', 'n', 7);
    await reviewer.confirm(rows(0));
    await reviewer.reopen(rows(0));
    await reviewer.reject(rows(0), 'rejected');
    await reviewer.undo();
    expect(last().words).toBe('Rejection of block 1 taken back.');
    await reviewer.undo();
    expect(states()).toEqual(['confirmed']);
    await reviewer.undo();
    expect(states()).toEqual(['ai_complete']);
    await reviewer.undo();
    expect(server.overlays.get('c1:0')?.staging).toEqual({ n: 0 });
    expect(last().words).toBe('Edit of block 1 taken back.');
    await reviewer.undo();
    expect(last().words).toBe('Nothing to undo in this visit.');
  });

  it('has nothing to take back of what a stopped decision did not come to, which is named', async () => {
    const { reviewer, rows, states } = await begin(2);
    const left = await reviewer.confirm(rows(0, 1), '', { signal: AbortSignal.abort() });
    expect(left.untried).toEqual([0, 1]);
    expect(states()).toEqual(['ai_complete', 'ai_complete']);
  });

  it('takes back as many steps as it was asked for, however fast', async () => {
    const { reviewer, rows, states } = await begin(5);
    for (let index = 0; index < 5; index += 1) await reviewer.confirm(rows(index));
    await Promise.all(Array.from({ length: 5 }, () => reviewer.undo()));
    expect(new Set(states())).toEqual(new Set(['ai_complete']));
  });

  it('waits for what is still on its way: that is the last that was done', async () => {
    const { reviewer, rows, states, said } = await begin(1);
    await reviewer.edit('c1:0', 'n', 7);
    const confirming = reviewer.confirm(rows(0));
    await reviewer.undo();
    await confirming;
    expect(states()).toEqual(['ai_complete']);
    expect(said.map(({ words }) => words)).toContain('Confirmation of block 1 taken back.');
  });

  it('takes a field away again that was not there before', async () => {
    const { server, reviewer } = await begin(1);
    await reviewer.edit('c1:0', 'note', 'new');
    expect(server.overlays.get('c1:0')?.staging).toEqual({ n: 0, note: 'new' });
    await reviewer.undo();
    expect(server.overlays.get('c1:0')?.staging).toEqual({ n: 0 });
  });

  it('leaves alone what somebody has changed since, and names it', async () => {
    const { server, store, reviewer, rows, states, last } = await begin();
    await reviewer.confirm(rows(0, 1, 2));
    server.change('c1:1', { status: 'ai_complete' });
    store.take([...server.overlays.values()]);
    await reviewer.undo();
    expect(states()).toEqual(['ai_complete', 'ai_complete', 'ai_complete']);
    expect(server.overlays.get('c1:1')?.revision).toBe(3);
    expect(last().words).toBe('Confirmation of 2 blocks taken back. Left out, not as it was left: block 2.');
  });

  it('says that what was given back to pending stays there', async () => {
    const { reviewer, rows, states, last } = await begin(2);
    await reviewer.confirm(rows(1));
    await reviewer.reject(rows(0), 'pending');
    expect(last().undoable).toBe(false);
    await reviewer.undo();
    expect(last().words).toBe('What was given back to pending cannot be taken back.');
    expect(states()).toEqual(['pending', 'confirmed']);
    await reviewer.undo();
    expect(states()).toEqual(['pending', 'ai_complete']);
  });

  it('says why where the server refuses', async () => {
    const { server, reviewer, rows, states, last } = await begin(1);
    await reviewer.confirm(rows(0));
    server.broken.add('reopen');
    await reviewer.undo();
    expect(last().words).toContain('Nothing was taken back.');
    expect(last().words).toContain('The server is away.');
    expect(states()).toEqual(['confirmed']);
  });
});

describe('a decision on many', () => {
  it('is sent in requests of bounded size', async () => {
    const { server, store, reviewer, said } = await begin(4500);
    await reviewer.confirm(store.all());
    expect(server.requests.map(({ size }) => size)).toEqual([2000, 2000, 500]);
    expect(said.map(({ words }) => words)).toEqual([
      '2,000 of 4,500 blocks confirmed…',
      '4,000 of 4,500 blocks confirmed…',
      '4,500 blocks confirmed.',
    ]);
  });
});

it('blocks are named as people count', () => {
  expect(blockWords([4])).toBe('block 5');
  expect(blockWords([8, 2])).toBe('blocks 3 and 9');
  expect(blockWords([0, 1, 2, 3, 4])).toBe('blocks 1, 2, 3, 4 and 5');
  expect(blockWords([0, 1, 2, 3, 4, 5, 6])).toBe('blocks 1, 2, 3, 4, 5 and 2 more');
});
