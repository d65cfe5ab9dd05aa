import { review as t } from 'texts/review';
import type { Json, OverlayStatus } from '../../../shared/api/types';
import type { Row } from './row';

/** One block as a step has left it: the revision it had before, and the one it had after. */
export interface Left {
  block_uid: string;
  block_index: number;
  before: number;
  left: number;
}

/** Something that a person did, with what is needed to take it back. */
export type Step =
  | { kind: 'confirm' | 'reject' | 'give-back'; rows: Left[] }
  | { kind: 'reopen'; rows: (Left & { was: OverlayStatus })[] }
  | { kind: 'edit'; field: string; rows: (Left & { value: Json | undefined })[] };

/** The state in which a step leaves its blocks. */
const leaves: Record<Step['kind'], OverlayStatus> = {
  confirm: 'confirmed',
  reject: 'rejected',
  'give-back': 'pending',
  reopen: 'ai_complete',
  edit: 'ai_complete',
};

/** What a person did in this visit, the last of it on top. */
export class Trail {
  private readonly steps: Step[] = [];

  push(step: Step): void {
    if (step.rows.length > 0) this.steps.push(step);
  }

  pop(): Step | undefined {
    return this.steps.pop();
  }

  get last(): Step | undefined {
    return this.steps.at(-1);
  }

  /**
   * Blocks that a step was taken back from are again as the step before has left them, under a new revision: that is
   * the one by which the step before knows them.
   */
  rebase(taken: { block_uid: string; before: number; now: number }[]): void {
    const now = new Map(taken.map((each) => [each.block_uid, each]));
    for (const { rows } of this.steps) {
      for (const row of rows) {
        const known = now.get(row.block_uid);
        if (known && row.left === known.before) row.left = known.now;
      }
    }
  }
}

/** Whether a block is still as a step has left it: in its state, and not changed by anybody since. */
export function isAsLeft(step: Step, { left }: Left, row: Row | undefined): boolean {
  const overlay = row?.overlay;
  return !!overlay && !row.saving && overlay.status === leaves[step.kind] && overlay.revision === left;
}

const named = 5;

/** "block 3", "blocks 3, 4 and 9", "blocks 1, 2, 3, 4, 5 and 12 more", counted as people do. */
export function blockWords(indexes: number[]): string {
  const numbers = indexes.toSorted((a, b) => a - b).map((index) => index + 1);
  if (numbers.length === 1) return t.blocks.one(numbers[0]!);
  const more = numbers.length - named;
  return more > 0 ? t.blocks.some(numbers.slice(0, named), more) : t.blocks.all(numbers);
}
