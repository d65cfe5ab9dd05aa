import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBlock, anOverlay } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { RowStore } from './store';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function shown() {
  const { asked } = serve(({ path }) => ({
    body: path.includes('/blocks')
      ? { items: [aBlock(0, anOverlay())], next_cursor: null }
      : { items: [anOverlay()], next_cursor: null },
  }));
  const store = new RowStore('p', 's1', 'r1');
  await store.load();
  const reads = () => asked.filter((each) => each.includes('/overlays')).length;
  return { store, reads };
}

describe('what is being deleted', () => {
  it('is not read again, whatever is heard of it', async () => {
    const { store, reads } = await shown();
    await store.whileGoing(() => Promise.resolve());
    store.hear({ name: 'reset' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(reads()).toBe(0);
  });

  it('is read again when it was not to be deleted', async () => {
    const { store, reads } = await shown();
    let meanwhile = -1;
    const refused = store.whileGoing(async () => {
      store.hear({ name: 'reset' });
      await vi.advanceTimersByTimeAsync(5000);
      meanwhile = reads();
      throw new Error('It holds work.');
    });
    await expect(refused).rejects.toThrow('It holds work.');
    expect(meanwhile).toBe(0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(reads()).toBe(1);
  });
});
