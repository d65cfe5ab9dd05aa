import { afterEach, describe, expect, it, vi } from 'vitest';
import { reviewServer } from '../../../testing/reviewServer';
import { reviewOf } from '../api/overlays';
import { bulkWords, setOnMany } from './bulk';
import { Reviewer } from './reviewer';
import { RowStore } from './store';

afterEach(() => vi.unstubAllGlobals());

async function begin(blocks = 3) {
  const server = reviewServer(
    Array.from({ length: blocks }, (_, n) => ({ level: n === 1 ? 'MAY' : 'MUST' })),
  );
  const store = new RowStore('p', 's', 'r');
  await store.load();
  const said: string[] = [];
  const verbs = reviewOf('p', 'r');
  const reviewer = new Reviewer(store, verbs, (words) => said.push(words));
  const levels = () => [...server.overlays.values()].map(({ staging }) => staging?.level);
  return { server, store, verbs, reviewer, said, levels };
}

describe('setting a field on many', () => {
  it('changes those that do not have the value yet, and can be undone at once', async () => {
    const { store, reviewer, levels, server } = await begin();
    const result = await reviewer.setOnMany({ field: 'level', value: 'MAY', rows: store.all() }, 'Level');
    expect(bulkWords('Level', result)).toBe('Level set on 2 blocks. 1 block had it already.');
    expect(levels()).toEqual(['MAY', 'MAY', 'MAY']);
    await reviewer.undo();
    expect(levels()).toEqual(['MUST', 'MAY', 'MUST']);
    expect(server.overlays.get('c1:1')?.revision).toBe(1);
  });

  it('takes it out where it is set to nothing', async () => {
    const { store, verbs, server } = await begin(1);
    await setOnMany({ field: 'level', value: undefined, rows: store.all() }, store, verbs);
    expect(server.overlays.get('c1:0')?.staging).toEqual({});
  });

  it('names those that have changed meanwhile and those that the schema refuses', async () => {
    const { server, store, verbs } = await begin();
    const rows = store.all();
    server.change('c1:0', { staging: { level: 'theirs' } });
    const changed = await setOnMany({ field: 'level', value: 'MAY', rows }, store, verbs);
    expect(bulkWords('Level', changed)).toContain('Left out: block 1, changed meanwhile.');
    const refused = await setOnMany({ field: 'bad', value: true, rows: [rows[1]!] }, store, verbs);
    expect(bulkWords('Bad', refused)).toBe('Bad set on 0 blocks. Left out: block 2, is not allowed.');
  });

  it('stops where the server is away, and where it is told to', async () => {
    const { server, store, verbs } = await begin(40);
    server.broken.add('edit');
    const away = await setOnMany({ field: 'level', value: 'x', rows: store.all() }, store, verbs);
    expect(away.untried.length).toBeGreaterThan(30);
    server.broken.clear();
    const stop = new AbortController();
    const onProgress = (tried: number) => tried === 10 && stop.abort();
    const stopped = await setOnMany({ field: 'level', value: 'y', rows: store.all() }, store, verbs, {
      signal: stop.signal,
      onProgress: (tried) => void onProgress(tried),
    });
    expect(stopped.step.rows.length).toBeLessThan(20);
    expect(bulkWords('Level', stopped)).toMatch(/blocks not tried\.$/);
  });
});
