import { useEffect, useRef } from 'react';

/**
 * Hands the focus on where what had it goes away: the keyboard would begin anew at the top of the page.
 *
 * @returns what the part of the page listens with in which such things come and go
 */
export function useFocusKept(next: () => HTMLElement | null | undefined) {
  const held = useRef(false);
  // After each drawing: what is taken out of the page tells nobody that it loses the focus.
  useEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    held.current = false;
    next()?.focus();
  });
  return {
    onFocus: () => {
      held.current = true;
    },
    onBlur: () => {
      held.current = false;
    },
  };
}
