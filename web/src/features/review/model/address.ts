import { useCallback, useEffect, useRef } from 'react';

const settlesAfter = 250;

/** The address of one block of a run, wherever the page stands at this moment. */
export function linkTo(here: string, runId: string | null, index: number): string {
  const url = new URL(here);
  url.searchParams.set('run', runId ?? 'none');
  url.searchParams.delete('status');
  url.searchParams.set('block', String(index));
  return url.href;
}

/** The address when a block has the focus: the first one need not be said where none was named. */
export function addressAt(here: string, index: number): string {
  const url = new URL(here);
  if (index === 0 && !url.searchParams.has('block')) return here;
  url.searchParams.set('block', String(index));
  return url.href;
}

/**
 * Lets the address follow the block that has the focus, without the router: the page is not drawn anew for it, and a key
 * that is held down does not flood the browser.
 */
export function useAddress(): (index: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((index: number) => {
    clearTimeout(timer.current);
    const { pathname } = window.location;
    timer.current = setTimeout(() => {
      const { href, pathname: now } = window.location;
      if (now === pathname) window.history.replaceState(window.history.state, '', addressAt(href, index));
    }, settlesAfter);
  }, []);
}
