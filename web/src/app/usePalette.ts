import { useCallback, useEffect, useState } from 'react';

/** Opens the palette by Ctrl or Cmd and K from anywhere; its code is loaded when it is first wanted. */
export function usePalette() {
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);
  const open = useCallback(() => {
    setWanted(true);
    setOpened(true);
  }, []);
  const close = useCallback(() => setOpened(false), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      // A question that is open wants its answer first.
      if (document.querySelector('[role="dialog"][aria-modal="true"]:not([data-palette])')) return;
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);

  return { opened, wanted, open, close };
}
