import { describe, expect, it } from 'vitest';
import type { Block, Page } from '../../../shared/api/types';
import { aBlock } from '../../../testing/factories';
import { Reading } from './reading';

/** A server with so many blocks; it can be told to break once at a cursor. */
function server(total: number) {
  const state = { asked: [] as [string | null, number][], breaksAt: null as string | null };
  const read = (cursor: string | null, limit: number): Promise<Page<Block>> => {
    state.asked.push([cursor, limit]);
    if (cursor !== null && cursor === state.breaksAt) {
      state.breaksAt = null;
      return Promise.reject(new Error('away'));
    }
    const from = Number(cursor ?? 0);
    const to = Math.min(total, from + limit);
    const items = Array.from({ length: to - from }, (_, at) => aBlock(from + at));
    return Promise.resolve({ items, next_cursor: to < total ? String(to) : null });
  };
  return { state, read };
}

async function steps(reading: Reading) {
  const sizes: number[] = [];
  const indexes: number[] = [];
  await reading.goOn((rows) => {
    sizes.push(rows.length);
    indexes.push(...rows.map(({ block }) => block.block_index));
  });
  return { sizes, indexes };
}

describe('reading a document', () => {
  it('gives the first rows of a small page, and the rest in few steps that grow', async () => {
    const { state, read } = server(50_000);
    const { sizes, indexes } = await steps(new Reading(read, 0));
    expect(state.asked[0]).toEqual([null, 200]);
    expect(sizes[0]).toBe(200);
    expect(sizes.length).toBeLessThan(12);
    expect(indexes).toEqual(Array.from({ length: 50_000 }, (_, index) => index));
  });

  it('gives all at once where all is one page', async () => {
    const { sizes } = await steps(new Reading(server(30).read, 0));
    expect(sizes).toEqual([30]);
  });

  it('gives nothing before the block that a person is led to', async () => {
    const { sizes } = await steps(new Reading(server(5_000).read, 2_500));
    expect(sizes[0]).toBe(3_000);
  });

  it('ends with less where that block is not there', async () => {
    const { sizes } = await steps(new Reading(server(1_500).read, 9_999));
    expect(sizes).toEqual([1_500]);
  });

  it('goes on where an error has stopped it, and gives no row twice', async () => {
    const { state, read } = server(5_000);
    state.breaksAt = '2200';
    const reading = new Reading(read, 0);
    const seen: number[] = [];
    const give = (rows: { block: Block }[]) => seen.push(...rows.map(({ block }) => block.block_index));
    await expect(reading.goOn(give)).rejects.toThrow('away');
    expect(reading.ended).toBe(false);
    await reading.goOn(give);
    expect(reading.ended).toBe(true);
    expect(seen).toEqual(Array.from({ length: 5_000 }, (_, index) => index));
  });
});
