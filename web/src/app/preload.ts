const mark = 'blockdata-reloaded-at';

/** After a deploy an old tab asks for chunks that are gone: the page is loaded anew, but never twice in a row. */
export function reloadOnceWhenChunksAreGone(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(mark) ?? 0);
    if (Date.now() - last < 10_000) return;
    event.preventDefault();
    sessionStorage.setItem(mark, String(Date.now()));
    window.location.reload();
  });
}
