import { afterEach, describe, expect, it, vi } from 'vitest';
import { reviewServer } from '../../../testing/reviewServer';
import { askAbout, asSeen } from './many';
import { noFilter } from './row';
import { RowStore } from './store';

afterEach(() => vi.unstubAllGlobals());

async function begin() {
  const server = reviewServer([{ note: 'red' }, { note: 'blue' }, { note: 'red' }]);
  const store = new RowStore('p', 's', 'r');
  server.change('c1:2', { status: 'rejected' });
  await store.load();
  return { server, store };
}

describe('a question about many blocks', () => {
  it('is about the staged ones that the filter lets through, or about all', async () => {
    const { store } = await begin();
    const red = { ...noFilter, text: 'red' };
    const of = (which: 'shown' | 'staged') =>
      askAbout('confirm', which, store, red).rows.map(({ block }) => block.block_index);
    expect(of('shown')).toEqual([0]);
    expect(of('staged')).toEqual([0, 1]);
  });

  it('leaves out what has changed since it was asked', async () => {
    const { server, store } = await begin();
    const { rows } = askAbout('confirm', 'staged', store, noFilter);
    store.take([server.change('c1:1', { staging: { note: 'green' } })]);
    expect(asSeen(rows, store).map(({ block }) => block.block_index)).toEqual([0]);
  });
});
