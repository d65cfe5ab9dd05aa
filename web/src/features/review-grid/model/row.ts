import { blockType } from 'texts/blocks';
import type { Block, Json, JsonObject, Overlay, OverlayStatus } from '../../../shared/api/types';
import { plainTable, plainText } from './plain';

/** One line of the grid: a block, what the run says about it, and what is on its way to the server. */
export interface Row {
  block: Block;
  overlay: Overlay | null;
  saving?: boolean;
  /** A decision that the server has taken, as it will be read: with the next revision, without who and when. */
  guessed?: boolean;
  /** The server has something newer, which is kept aside while a cell of this row is edited. */
  changed?: boolean;
}

/**
 * Why something typed is not saved: it is no value (`invalid`), the schema refuses it (`refused`), the block has
 * changed meanwhile (`changed`), the server could not be asked (`failed`), or the page was left over it (`left`). An edit that a person
 * has `cancelled` is not kept, only offered once more.
 */
export type WhyUnsaved = 'invalid' | 'refused' | 'changed' | 'failed' | 'left' | 'cancelled';

/** Something a person typed that the server did not take; kept until it is applied or let go. */
export interface Unsaved {
  block_uid: string;
  block_index: number;
  field: string;
  /** What an editor showed, where that is no value. */
  text?: string;
  value?: Json;
  reason: WhyUnsaved;
  words: string;
  /** It is on its way to the server again. */
  sending?: boolean;
}

/** Sending the same again helps where the server was away or has a newer state by now, not where it said why not. */
export function canRepeat({ reason }: Unsaved): boolean {
  return reason === 'changed' || reason === 'failed' || reason === 'left';
}

/** The object whose values the schema columns show: what is confirmed, else what is staged. */
export function shownData(row: Row): JsonObject | null {
  const { overlay } = row;
  if (!overlay) return null;
  if (overlay.status === 'confirmed') return overlay.confirmed ?? {};
  return overlay.status === 'ai_complete' || overlay.status === 'rejected' ? overlay.staging : null;
}

export function statusOf(row: Row): OverlayStatus | null {
  return row.overlay?.status ?? null;
}

export function isStaged(row: Row): boolean {
  return row.overlay?.status === 'ai_complete';
}

/** What reopen takes back: everything that is over. */
export function isOver(row: Row): boolean {
  const status = statusOf(row);
  return status === 'confirmed' || status === 'rejected' || status === 'failed';
}

export interface Filter {
  text: string;
  types: ReadonlySet<string>;
  statuses: ReadonlySet<OverlayStatus>;
}

export const noFilter: Filter = { text: '', types: new Set(), statuses: new Set() };

export const onlyFailed: Filter = { ...noFilter, statuses: new Set(['failed']) };

export function isFiltering(filter: Filter): boolean {
  return filter.text.trim() !== '' || filter.types.size > 0 || filter.statuses.size > 0;
}

export function passes(row: Row, filter: Filter): boolean {
  if (filter.types.size > 0 && !filter.types.has(row.block.block_type)) return false;
  if (filter.statuses.size > 0) {
    const status = statusOf(row);
    if (!status || !filter.statuses.has(status)) return false;
  }
  const text = filter.text.trim().toLowerCase();
  if (text === '') return true;
  return (
    row.block.block_content.toLowerCase().includes(text) ||
    JSON.stringify(shownData(row) ?? '')
      .toLowerCase()
      .includes(text)
  );
}

/** "list_item" reads as "list item". */
export function typeWords(type: string): string {
  return blockType(type);
}

const lines = new WeakMap<Block, string>();
const longestLine = 2000;

/** A block on one line: of Markdown and of tables what they say, of everything else the text as it stands. */
export function oneLine(block: Block, markdown: boolean): string {
  const known = lines.get(block);
  if (known !== undefined) return known;
  const begin = block.block_content.slice(0, longestLine);
  const line = (markdown ? plainText(block.block_type, begin) : plainTable(block.block_type, begin))
    .replace(/\s+/g, ' ')
    .trim();
  lines.set(block, line);
  return line;
}

/** The rows of a range, both ends included, whichever end comes first. */
export function between(from: number, to: number): number[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  return Array.from({ length: high - low + 1 }, (_, step) => low + step);
}
