import { review as t } from 'texts/review';
import { Problem, wordsOf } from '../../../shared/api/problem';
import type { Json, Overlay } from '../../../shared/api/types';
import { own } from '../../../shared/lib/own';
import type { ReviewVerbs } from '../api/overlays';
import { withPart } from './form';
import { fewAtATime } from './requests';
import { isStaged, type Row } from './row';
import type { RowStore } from './store';
import { blockWords, type Step } from './trail';

export type EditStep = Extract<Step, { kind: 'edit' }>;

/** What setting a field on many blocks came to. */
export interface BulkResult {
  step: EditStep;
  /** Blocks that had the value already. */
  same: number;
  /** Why blocks were left out, with their indexes. */
  failed: Map<string, number[]>;
  /** Indexes of the blocks that nobody asked about, because it was stopped or the server was away. */
  untried: number[];
}

export interface Wish {
  field: string;
  value: Json | undefined;
  rows: Row[];
}

const { changed } = t.setField;

/** Sets a field on rows as they were seen, a few requests at a time; a row that has changed since is left out. */
export async function setOnMany(
  { field, value, rows }: Wish,
  store: RowStore,
  verbs: ReviewVerbs,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<BulkResult> {
  const result: BulkResult = {
    step: { kind: 'edit', field, rows: [] },
    same: 0,
    failed: new Map(),
    untried: [],
  };
  const away = new AbortController();
  const stop = signal ? AbortSignal.any([signal, away.signal]) : away.signal;
  const fail = (index: number, words: string) =>
    void result.failed.set(words, [...(result.failed.get(words) ?? []), index]);
  const tried = new Set<string>();
  let done = 0;
  await fewAtATime(
    rows,
    async ({ block, overlay: seen }) => {
      const now = store.get(block.block_uid);
      tried.add(block.block_uid);
      if (!now?.overlay || !isStaged(now) || now.overlay.revision !== seen?.revision) {
        fail(block.block_index, changed);
      } else if (isSame(own(now.overlay.staging, field), value)) {
        result.same += 1;
      } else {
        const { overlay } = now;
        try {
          const saved = await verbs.edit(
            block.block_uid,
            withPart(overlay.staging ?? {}, field, value),
            overlay.revision,
          );
          store.put([{ block, overlay: saved }]);
          result.step.rows.push(leftBy(block, overlay, saved, field));
        } catch (error) {
          fail(block.block_index, words(error));
          if (!isAboutTheBlock(error)) away.abort();
          store.refresh([block.block_uid]);
        }
      }
      done += 1;
      onProgress?.(done);
    },
    stop,
  );
  result.untried = rows
    .filter(({ block }) => !tried.has(block.block_uid))
    .map(({ block }) => block.block_index);
  return result;
}

/** "Level set on 12 blocks. 2 had it already. Left out: blocks 3 and 9, changed meanwhile." */
export function bulkWords(label: string, { step, same, failed, untried }: BulkResult): string {
  const parts = [t.setField.done(label, step.rows.length)];
  if (same > 0) parts.push(t.setField.same(same));
  const out = [...failed].map(([why, indexes]) => ({ blocks: blockWords(indexes), why }));
  if (out.length > 0) parts.push(t.setField.leftOut(out));
  if (untried.length > 0) parts.push(t.setField.untried(untried.length));
  return parts.join(' ');
}

function leftBy(
  { block_uid, block_index }: Row['block'],
  before: Overlay,
  saved: Overlay,
  field: string,
): EditStep['rows'][number] {
  return {
    block_uid,
    block_index,
    before: before.revision,
    left: saved.revision,
    value: own(before.staging, field),
  };
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the server says of one block need not hold for the others; what it says of everything does. */
function isAboutTheBlock(error: unknown): boolean {
  return error instanceof Problem && [404, 409, 422].includes(error.status);
}

function words(error: unknown): string {
  if (!(error instanceof Problem)) return wordsOf(error);
  if (error.status === 409) return changed;
  const told = error.errors.map(({ message }) => message).join(', ');
  return (told || wordsOf(error)).replace(/\.$/, '');
}
