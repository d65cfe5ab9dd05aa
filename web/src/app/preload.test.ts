import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { isUnfetched } from '../shared/lib/unfetched';
import { reloadWhenChunksAreGone } from './preload';

const reload = vi.fn();
const pageOf = (build: string) => `<html><script type="module" src="/assets/${build}.js"></script></html>`;

beforeAll(() => {
  document.head.innerHTML = '<script type="module" src="/assets/mine.js"></script>';
  reloadWhenChunksAreGone(reload);
});
beforeEach(() => {
  reload.mockClear();
  sessionStorage.clear();
});

async function aChunkIsNotThere(server: () => Promise<Response>) {
  const fetched = vi.fn(server);
  vi.stubGlobal('fetch', fetched);
  const error = new Error('Unable to preload');
  const event = Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload: error });
  window.dispatchEvent(event);
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
  await new Promise((done) => setTimeout(done, 20));
  // Who asked for it is told, whatever comes of it.
  expect(event.defaultPrevented).toBe(false);
  expect(isUnfetched(error)).toBe(true);
}

it('a chunk that is missing while the server is away leaves the page where it is', async () => {
  await aChunkIsNotThere(() => Promise.reject(new TypeError('Failed to fetch')));
  await aChunkIsNotThere(() => Promise.resolve(new Response('', { status: 502 })));
  await aChunkIsNotThere(() => Promise.resolve(new Response(pageOf('mine'))));
  expect(reload).not.toHaveBeenCalled();
});

it('a chunk that another build has replaced loads the page anew, but not twice in a row', async () => {
  await aChunkIsNotThere(() => Promise.resolve(new Response(pageOf('newer'))));
  await aChunkIsNotThere(() => Promise.resolve(new Response(pageOf('newer'))));
  expect(reload).toHaveBeenCalledOnce();
});
