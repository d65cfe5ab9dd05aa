import type { Block, Page } from '../../../shared/api/types';
import type { Row } from './row';

/** A page of blocks behind a cursor, of so many rows. */
export type ReadPage = (cursor: string | null, limit: number) => Promise<Page<Block>>;

const firstPage = 200;
const laterPages = 1000;

/**
 * Reads the rows of a document from its first to its last. The first ones are given as soon as they are there, the rest
 * in steps that grow with what was given before, so that a long document costs the grid a handful of steps. The next
 * page is on its way while one is taken in.
 */
export class Reading {
  private cursor: string | null = null;
  private waiting: Row[] = [];
  private given = 0;
  /** Nothing is left to be read. */
  ended = false;

  /** `until` is a block that has to be among the first that are given. */
  constructor(
    private readonly read: ReadPage,
    private readonly until: number,
  ) {}

  /** Goes on where it stopped; after an error it can be called again. */
  async goOn(give: (rows: Row[]) => void): Promise<void> {
    let next: Promise<Page<Block>> | null = this.ended ? null : this.page();
    while (next) {
      const { items, next_cursor } = await next;
      this.cursor = next_cursor;
      this.ended = next_cursor === null;
      next = this.ended ? null : this.page();
      // What breaks while rows are taken in is told when it is waited for.
      next?.catch(() => {});
      for (const { overlay, ...block } of items) this.waiting.push({ block, overlay: overlay ?? null });
      if (this.isStep()) this.giveAll(give);
    }
  }

  private page(): Promise<Page<Block>> {
    const first = this.cursor === null && this.until < firstPage;
    return this.read(this.cursor, first ? firstPage : laterPages);
  }

  private isStep(): boolean {
    if (this.ended) return true;
    if (this.given === 0) return (this.waiting.at(-1)?.block.block_index ?? 0) >= this.until;
    return this.waiting.length >= Math.max(laterPages, this.given);
  }

  private giveAll(give: (rows: Row[]) => void): void {
    const rows = this.waiting;
    this.waiting = [];
    this.given += rows.length;
    give(rows);
  }
}
