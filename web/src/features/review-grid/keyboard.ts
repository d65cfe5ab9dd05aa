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
  | 'help'
  | 'go'
  | 'go-projects'
  | 'go-schemas'
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

/** The list of keys as people read it, and the one place that says which they are. */
export const keys: { keys: string[]; does: string; action: Action }[] = [
  { keys: ['J'], does: 'Next block', action: 'down' },
  { keys: ['K'], does: 'Previous block', action: 'up' },
  { keys: ['Enter'], does: 'Edit the cell', action: 'edit' },
  { keys: ['Del'], does: 'Empty the cell', action: 'clear' },
  { keys: ['C'], does: 'Confirm and go on', action: 'confirm' },
  { keys: ['R'], does: 'Reject and go on', action: 'reject' },
  { keys: ['U'], does: 'Reopen', action: 'reopen' },
  { keys: ['Ctrl', 'Z'], does: 'Undo the last decision or edit', action: 'undo' },
  { keys: ['X'], does: 'Select', action: 'select' },
  { keys: ['Shift', 'X'], does: 'Select a range', action: 'select-range' },
  { keys: ['Ctrl', 'A'], does: 'Select all that are shown', action: 'select-all' },
  { keys: ['Ctrl', 'C'], does: 'Copy the cell, or the selected rows', action: 'copy' },
  { keys: ['Ctrl', 'V'], does: 'Paste a value into the cell', action: 'paste' },
  { keys: ['Shift', 'E'], does: 'Set a field on the selected blocks', action: 'set-field' },
  { keys: ['Shift', 'C'], does: 'Confirm all staged', action: 'confirm-all' },
  { keys: ['Shift', 'S'], does: 'Confirm all that the filter shows', action: 'confirm-shown' },
  { keys: ['Shift', 'R'], does: 'Run pending', action: 'run' },
  { keys: ['D'], does: 'Details of the block', action: 'details' },
  { keys: ['L'], does: 'Copy a link to the block', action: 'copy-link' },
  { keys: ['E'], does: 'Export…', action: 'export' },
  { keys: ['/'], does: 'Filter', action: 'filter' },
  { keys: ['G', 'P'], does: 'Go to the project', action: 'go-projects' },
  { keys: ['G', 'S'], does: 'Go to the schemas', action: 'go-schemas' },
  { keys: ['Esc'], does: 'Cancel, close', action: 'close' },
  { keys: ['?'], does: 'These keys', action: 'help' },
];

const plain: Record<string, Action> = {
  j: 'down',
  k: 'up',
  c: 'confirm',
  r: 'reject',
  u: 'reopen',
  x: 'select',
  d: 'details',
  l: 'copy-link',
  e: 'export',
  g: 'go',
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
  if (after === 'g') return letter === 'p' ? 'go-projects' : letter === 's' ? 'go-schemas' : null;
  return (press.shiftKey ? shifted[letter] : plain[letter]) ?? null;
}
