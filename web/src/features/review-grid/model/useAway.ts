import { useEffect, useRef } from 'react';
import type { Unsaved } from './row';
import type { RowStore } from './store';

/**
 * Keeps what stands in an open editor when the page goes out of sight, which may be the last that is heard of it: it is
 * loaded again, closed, or thrown out by the browser. Where the page comes back, the editor is still there with it, and what
 * was kept for it is as before.
 */
export function useAway(store: RowStore, draft: () => Unsaved | null): void {
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  useEffect(() => {
    let back: (() => void) | null = null;
    const leave = () => {
      const open = latest.current();
      if (!open || back) return;
      const before = store.keptAt(open.block_uid, open.field);
      store.keep(open);
      back = () => {
        // The editor may have been closed meanwhile, and what was in it be dealt with.
        if (!latest.current()) return;
        if (before) store.keep(before);
        else store.letGo(open);
      };
    };
    const come = () => {
      back?.();
      back = null;
    };
    const turn = () => (document.visibilityState === 'hidden' ? leave() : come());
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', come);
    document.addEventListener('visibilitychange', turn);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', come);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [store]);
}
