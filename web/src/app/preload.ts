import { noteUnfetched } from '../shared/lib/unfetched';
import { buildOf, servedBuild } from './newBuild';

const mark = 'blockdata-reloaded-at';

/**
 * After a deploy an old tab asks for chunks that are gone: the page is loaded anew, but never twice in a row. Not when
 * the server is away: then the browser would put its own page of errors in the place of this one.
 */
export function reloadWhenChunksAreGone(reload = () => window.location.reload()): void {
  window.addEventListener('vite:preloadError', (event) => {
    noteUnfetched((event as Event & { payload?: unknown }).payload);
    void isReplaced().then((replaced) => {
      const last = Number(sessionStorage.getItem(mark) ?? 0);
      if (!replaced || Date.now() - last < 10_000) return;
      sessionStorage.setItem(mark, String(Date.now()));
      reload();
    });
  });
}

/** Whether the server has another build than this page's. */
async function isReplaced(): Promise<boolean> {
  const served = await servedBuild();
  return served !== null && served !== buildOf(document);
}
