import { app as t } from 'texts/app';

export type GlobalAction = 'help' | 'go' | 'projects' | 'schemas' | 'integrations' | 'settings';

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The single keys that work on every page; `after` is the letter that began a sequence. */
export function globalActionFor(press: Press, after: string | null): GlobalAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === '?') return 'help';
  if (after !== 'g') return press.key === 'g' ? 'go' : null;
  switch (press.key) {
    case 'p':
      return 'projects';
    case 's':
      return 'schemas';
    case 'i':
      return 'integrations';
    case ',':
      return 'settings';
    default:
      return null;
  }
}

/** Whether keys belong to what has the focus: a field, a menu, a question that is open, or the grid with keys of its own. */
export function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.closest('textarea, select, [role="menu"], [role="grid"], [role="treegrid"]') !== null;
}

export const globalKeys = [
  { keys: ['Ctrl', 'K'], does: t.keys.palette },
  { keys: ['?'], does: t.keys.help },
  { keys: ['G', 'P'], does: t.keys.projects },
  { keys: ['G', 'S'], does: t.keys.schemas },
  { keys: ['G', 'I'], does: t.keys.integrations },
  { keys: ['G', ','], does: t.keys.settings },
];
