import type { GridApi, SuppressKeyboardEventParams } from 'ag-grid-community';
import { useRef, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import { actionFor, type Action } from '../keyboard';
import type { Row } from './row';

interface Heard {
  singleKeys: boolean;
  onAction: (action: Action, api: GridApi<Row>) => void;
  onPaste: (text: string, api: GridApi<Row>) => void;
  /** Escape was pressed in an editor. */
  onEscape: () => void;
}

/** What keys mean on the grid, but for those of an open editor and of what is typed into. */
export function useGridKeys(grid: RefObject<GridApi<Row> | null>, heard: Heard) {
  const sequence = useRef<string | null>(null);

  const onKey = (event: KeyboardEvent) => {
    const api = grid.current;
    const target = event.target as HTMLElement;
    if (event.key === 'Escape' && api && api.getEditingCells().length > 0) heard.onEscape();
    if (!api || api.getEditingCells().length > 0 || isTyping(target) || !target.closest('.ag-root')) return;
    const action = actionFor(event, heard.singleKeys, sequence.current);
    sequence.current = action === 'go' ? 'g' : null;
    if (!action || action === 'go') return;
    // What is marked with the mouse is the browser's to copy.
    if (action === 'copy' && window.getSelection()?.toString()) return;
    if (target.closest('.ag-header') && ['edit', 'select', 'select-range', 'clear', 'copy'].includes(action))
      return;
    if (target.tagName === 'BUTTON' && action === 'edit') return;
    event.preventDefault();
    event.stopPropagation();
    // A key held down may move on, but decides nothing that was not looked at.
    if (event.repeat && action !== 'down' && action !== 'up') return;
    heard.onAction(action, api);
  };

  const onPaste = (event: ClipboardEvent) => {
    const api = grid.current;
    if (!api || api.getEditingCells().length > 0 || isTyping(event.target as HTMLElement)) return;
    heard.onPaste(event.clipboardData.getData('text/plain'), api);
  };

  return { onKey, onPaste };
}

/** Keys that mean something here must not begin an edit there; the editors themselves know what Enter means, and
 * hold on to a draft that is no value. */
export function leaveToUs({ event, editing, colDef }: SuppressKeyboardEventParams<Row>): boolean {
  if (editing) {
    const invalid = (event.target as Element | null)?.getAttribute('aria-invalid') === 'true';
    const inForm = !!(event.target as Element | null)?.closest('[data-form]');
    return (
      (event.key === 'Enter' && !!colDef.cellEditorPopup) || (event.key === 'Tab' && (invalid || inForm))
    );
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return (
    (event.key.length === 1 && event.key !== ' ') ||
    ['Enter', 'Delete', 'Backspace', 'F2'].includes(event.key)
  );
}

function isTyping(target: HTMLElement): boolean {
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
