import { useCallback, useEffect, useRef } from 'react';

/** What has not begun within this time was not begun at all: it may be asked for again. */
const begins = 600;

/**
 * Lets something begin once until it is settled. A render tells that work is under way only after the next click of a
 * double click has come, so the first one is remembered here and not in what was drawn.
 */
export function useOnce(busy: boolean, error: unknown, verb: string): (act: () => void) => void {
  const held = useRef(false);
  const working = useRef(busy);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (working.current && !busy) held.current = false;
    working.current = busy;
  }, [busy]);
  useEffect(() => {
    // What is answered at once is never drawn as being under way, but it asks for something else now.
    if (!working.current) held.current = false;
  }, [error, verb]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return useCallback((act) => {
    if (held.current || working.current) return;
    held.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (held.current = working.current), begins);
    act();
  }, []);
}
