import { review as t } from 'texts/review';

/** Where a sequence that begins with G leads: as on every page, and to what stands above the document. */
export type Place = 'go-projects' | 'go-documents' | 'go-schemas' | 'go-integrations' | 'go-settings';

/** What a key means in the grid. */
export type Action =
  | 'down'
  | 'up'
  | 'edit'
  | 'clear'
  | 'confirm'
  | 'reject'
  | 'reopen'
  | 'undo'
  | 'copy'
  | 'select'
  | 'select-all'
  | 'select-range'
  | 'confirm-all'
  | 'confirm-shown'
  | 'run'
  | 'set-field'
  | 'export'
  | 'filter'
  | 'details'
  | 'copy-link'
  | 'next'
  | 'help'
  | 'go'
  | Place
  /** By the browser's own event, which brings what is pasted. */
  | 'paste'
  | 'close';

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const { ctrl, shift, enter, escape: esc, delete: del } = t.keys;

const listed: { keys: string[]; action: keyof typeof t.does }[] = [
  { keys: ['J'], action: 'down' },
  { keys: ['K'], action: 'up' },
  { keys: [enter], action: 'edit' },
  { keys: [del], action: 'clear' },
  { keys: ['C'], action: 'confirm' },
  { keys: ['R'], action: 'reject' },
  { keys: ['U'], action: 'reopen' },
  { keys: [ctrl, 'Z'], action: 'undo' },
  { keys: ['X'], action: 'select' },
  { keys: [shift, 'X'], action: 'select-range' },
  { keys: [ctrl, 'A'], action: 'select-all' },
  { keys: [ctrl, 'C'], action: 'copy' },
  { keys: [ctrl, 'V'], action: 'paste' },
  { keys: [shift, 'E'], action: 'set-field' },
  { keys: [shift, 'C'], action: 'confirm-all' },
  { keys: [shift, 'S'], action: 'confirm-shown' },
  { keys: [shift, 'R'], action: 'run' },
  { keys: ['D'], action: 'details' },
  { keys: ['L'], action: 'copy-link' },
  { keys: ['N'], action: 'next' },
  { keys: ['E'], action: 'export' },
  { keys: ['/'], action: 'filter' },
  { keys: ['G', 'P'], action: 'go-projects' },
  { keys: ['G', 'D'], action: 'go-documents' },
  { keys: ['G', 'S'], action: 'go-schemas' },
  { keys: ['G', 'I'], action: 'go-integrations' },
  { keys: ['G', ','], action: 'go-settings' },
  { keys: [esc], action: 'close' },
  { keys: ['?'], action: 'help' },
];

/** The list of keys as people read it, and the one place that says which they are. */
export const keys = listed.map((each) => ({ ...each, does: t.does[each.action] }));

const plain: Record<string, Action> = {
  j: 'down',
  k: 'up',
  c: 'confirm',
  r: 'reject',
  u: 'reopen',
  x: 'select',
  d: 'details',
  l: 'copy-link',
  n: 'next',
  e: 'export',
  g: 'go',
};

const going: Record<string, Place> = {
  p: 'go-projects',
  d: 'go-documents',
  s: 'go-schemas',
  i: 'go-integrations',
  ',': 'go-settings',
};

const shifted: Record<string, Action> = {
  x: 'select-range',
  c: 'confirm-all',
  s: 'confirm-shown',
  e: 'set-field',
  r: 'run',
};

/** With Ctrl, or Cmd: these work whether single letters do or not. */
const controlled: Record<string, Action> = { z: 'undo', a: 'select-all', c: 'copy' };

/**
 * Reads a key. Single letters can be switched off; with a modifier key held the rest is the browser's; `after` is the
 * letter that began a sequence.
 */
export function actionFor(press: KeyPress, singleKeys: boolean, after: string | null = null): Action | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey)
    return press.shiftKey ? null : (controlled[press.key.toLowerCase()] ?? null);
  if (press.key === 'Enter') return 'edit';
  if (press.key === 'Escape') return 'close';
  if (press.key === 'Delete' || press.key === 'Backspace') return 'clear';
  if (!singleKeys) return null;
  if (press.key === '?') return 'help';
  if (press.key === '/') return 'filter';
  const letter = press.key.toLowerCase();
  if (after === 'g') return going[letter] ?? null;
  return (press.shiftKey ? shifted[letter] : plain[letter]) ?? null;
}

/** The address of a place, seen from a project. */
export function addressOf(place: Place, projectId: string): string {
  switch (place) {
    case 'go-projects':
      return '/app';
    case 'go-documents':
      return `/app/projects/${projectId}`;
    case 'go-schemas':
      return '/app/schemas';
    case 'go-integrations':
      return '/app/integrations';
    case 'go-settings':
      return '/app/settings';
  }
}

export const isPlace = (action: Action): action is Place => action.startsWith('go-');
