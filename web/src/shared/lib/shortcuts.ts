import { useEffect, useRef } from 'react';

export interface Shortcut {
  keys: string[];
  does: string;
}

export interface ShortcutGroup {
  name: string;
  keys: Shortcut[];
  note?: string;
}

const groups = new Set<() => ShortcutGroup>();

/** Names the keys of a page, or of a part of it, in the list of shortcuts for as long as it is there. */
export function useShortcuts(group: ShortcutGroup | null): void {
  const latest = useRef(group);
  useEffect(() => {
    latest.current = group;
  });
  const there = group !== null;
  useEffect(() => {
    if (!there) return;
    const tell = () => latest.current ?? { name: '', keys: [] };
    groups.add(tell);
    return () => void groups.delete(tell);
  }, [there]);
}

/** The keys that work on the page as it is. */
export function shortcutsNow(): ShortcutGroup[] {
  return [...groups].map((tell) => tell()).filter(({ keys }) => keys.length > 0);
}
