import { noCounts } from '../../../shared/lib/counts';
import type { Counts, Overlay } from '../../../shared/api/types';
import { throttle } from '../../../shared/lib/throttle';
import { staleBlocks, type OverlayMark, type ProjectEvent } from '../../../shared/realtime/events';
import { blocksPage, overlaysPage } from '../api/blocks';

import type { KeptEdits } from './kept';
import { Reading } from './reading';
import type { Row, Unsaved } from './row';

export interface Summary {
  /** No row is there yet. */
  loading: boolean;
  /** Some rows are there and others are still to come: numbers of rows are numbers so far. */
  reading: boolean;
  /** Why no row could be read. */
  error: unknown;
  /** Why the rest could not be read. */
  stopped: unknown;
  total: number;
  counts: Counts;
  types: Map<string, number>;
  offline: boolean;
  unsaved: Unsaved[];
}

type Change =
  { kind: 'loaded' } | { kind: 'more' | 'rows'; rows: Row[] } | { kind: 'kept'; blockUid: string };

/**
 * The rows of one document under one run. They live outside React: a thousand of them change at once, and only the
 * grid and a small summary want to know. A row in which a cell is being edited is never changed under the hand.
 */
export class RowStore {
  private readonly rows = new Map<string, Row>();
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly watchers = new Set<() => void>();
  private readonly stale = new Set<string>();
  private readonly aside = new Map<string, Overlay>();
  private readonly refreshing = throttle(() => void this.readStale(), 500);
  private staleAll = false;
  private reading = false;
  private held: string | null = null;
  private unsaved: Unsaved[];
  private readonly pages: Reading;
  private signal: AbortSignal | undefined;
  /** What was told of rows that are still to come. */
  private early: OverlayMark[] = [];
  private earlyAll = false;
  private loading = true;
  private going = false;
  private error: unknown = null;
  private seen: Summary | null = null;

  constructor(
    readonly projectId: string,
    readonly sourceUid: string,
    readonly runId: string | null,
    private readonly kept?: KeptEdits,
    /** The block that a person is led to: no row is shown before it is there. */
    until = 0,
  ) {
    this.unsaved = kept?.read() ?? [];
    this.pages = new Reading(
      (cursor, limit) => blocksPage(projectId, sourceUid, runId, cursor, limit, this.signal),
      until,
    );
  }

  /** Reads all rows, or those that are left after an error. */
  async load(signal = this.signal): Promise<void> {
    this.signal = signal;
    this.error = null;
    this.watch();
    try {
      await this.pages.goOn((rows) => this.add(rows));
      this.catchUp();
    } catch (error) {
      if (signal?.aborted) return;
      this.error = error;
      this.watch();
    }
  }

  all(): Row[] {
    return [...this.rows.values()];
  }

  get(blockUid: string): Row | undefined {
    return this.rows.get(blockUid);
  }

  put(changed: Row[]): void {
    for (const row of changed) this.rows.set(row.block.block_uid, row);
    if (changed.length > 0) this.tell({ kind: 'rows', rows: changed });
  }

  /** Takes what the server says of some rows; what is older than what is shown is left aside. */
  take(overlays: Overlay[]): void {
    const changed: Row[] = [];
    for (const overlay of overlays) {
      const row = this.rows.get(overlay.block_uid);
      if (!row || row.saving || (row.overlay && row.overlay.revision > overlay.revision)) continue;
      if (overlay.block_uid === this.held) {
        if (row.overlay?.revision !== overlay.revision) {
          this.aside.set(overlay.block_uid, overlay);
          changed.push({ ...row, changed: true });
        }
        continue;
      }
      const same = row.overlay?.revision === overlay.revision && row.overlay.status === overlay.status;
      if (same && !row.guessed) continue;
      changed.push({ block: row.block, overlay });
    }
    this.put(changed);
  }

  /** A cell of this row is being edited: what comes meanwhile waits. */
  hold(blockUid: string | null): void {
    const before = this.held;
    this.held = blockUid;
    if (before && before !== blockUid && this.aside.has(before)) {
      const overlay = this.aside.get(before)!;
      this.aside.delete(before);
      const row = this.rows.get(before);
      if (row && !row.saving) this.put([{ block: row.block, overlay }]);
    }
  }

  /** Keeps what was typed, in the place of what was kept for the same cell before. */
  keep(unsaved: Unsaved): void {
    const at = this.unsaved.findIndex(({ block_uid, field }) => isAt(unsaved, block_uid, field));
    if (at < 0) this.become([...this.unsaved, unsaved], unsaved.block_uid);
    else this.become(this.unsaved.with(at, unsaved), unsaved.block_uid);
  }

  letGo({ block_uid, field }: Pick<Unsaved, 'block_uid' | 'field'>): void {
    if (!this.keptAt(block_uid, field)) return;
    this.become(
      this.unsaved.filter((other) => !isAt(other, block_uid, field)),
      block_uid,
    );
  }

  /** What is kept for one cell. */
  keptAt(blockUid: string, field: string): Unsaved | undefined {
    return this.unsaved.find((each) => isAt(each, blockUid, field));
  }

  /** Whether anything typed in this row is not saved. */
  hasKept(blockUid: string): boolean {
    return this.unsaved.some(({ block_uid }) => block_uid === blockUid);
  }

  hear(event: ProjectEvent): void {
    if (this.runId === null) return;
    if (event.name === 'reset') this.refresh('all');
    if (event.name !== 'overlays' || event.run_id !== this.runId) return;
    if (event.all) return this.refresh('all');
    const there = this.pages.ended
      ? event.items
      : event.items.filter((mark) => this.rows.has(mark.block_uid));
    if (!this.pages.ended) this.early.push(...event.items.filter((mark) => !this.rows.has(mark.block_uid)));
    this.refreshMarked(there);
  }

  /** Reads some rows again, soon, together with others that are asked for meanwhile. */
  refresh(blocks: 'all' | string[]): void {
    if (this.loading && blocks === 'all') this.earlyAll = true;
    if (this.loading) return;
    if (blocks === 'all') this.earlyAll = !this.pages.ended;
    if (blocks === 'all') this.staleAll = true;
    else blocks.forEach((uid) => this.stale.add(uid));
    if (this.staleAll || this.stale.size > 0) this.refreshing.ask();
  }

  /** While what is shown is being deleted nothing of it is read again; where that is refused, what was missed is. */
  async whileGoing<T>(act: () => Promise<T>): Promise<T> {
    this.going = true;
    try {
      return await act();
    } catch (error) {
      this.going = false;
      if (this.staleAll || this.stale.size > 0) this.refreshing.ask();
      throw error;
    }
  }

  stop(): void {
    this.refreshing.stop();
    this.listeners.clear();
  }

  readonly onChange = (listener: (change: Change) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly summary = (): Summary => (this.seen ??= this.summarise());

  private summarise(): Summary {
    const counts = { ...noCounts };
    const types = new Map<string, number>();
    let offline = false;
    for (const { block, overlay } of this.rows.values()) {
      types.set(block.block_type, (types.get(block.block_type) ?? 0) + 1);
      if (!overlay) continue;
      counts[overlay.status] += 1;
      offline ||= overlay.model === 'offline';
    }
    const { loading, unsaved } = this;
    return {
      loading,
      reading: !loading && !this.pages.ended,
      error: loading ? this.error : null,
      stopped: loading ? null : this.error,
      total: this.rows.size,
      counts,
      types,
      offline,
      unsaved,
    };
  }

  private add(rows: Row[]): void {
    for (const row of rows) this.rows.set(row.block.block_uid, row);
    const first = this.loading;
    this.loading = false;
    this.tell(first ? { kind: 'loaded' } : { kind: 'more', rows });
  }

  /** A row may have been read before what was told of it meanwhile. */
  private catchUp(): void {
    if (this.earlyAll) this.refresh('all');
    else this.refreshMarked(this.early);
    this.early = [];
  }

  private refreshMarked(marks: OverlayMark[]): void {
    this.refresh(staleBlocks(marks, (uid) => this.rows.get(uid)?.overlay ?? undefined));
  }

  /** Reads the pages of overlays that hold stale rows; overlays come without the blocks' text, which never changes. */
  private async readStale(): Promise<void> {
    if (this.going) return;
    if (this.reading || this.runId === null) {
      if (this.runId !== null) this.refreshing.ask();
      return;
    }
    this.reading = true;
    const all = this.staleAll;
    const wanted = new Set(this.stale);
    this.staleAll = false;
    this.stale.clear();
    try {
      let cursor: string | null = null;
      do {
        const page = await overlaysPage(this.projectId, this.runId, cursor);
        this.take(page.items);
        page.items.forEach(({ block_uid }) => wanted.delete(block_uid));
        cursor = all || wanted.size > 0 ? page.next_cursor : null;
      } while (cursor !== null);
    } catch {
      // The next event, or the stream's reset after a lost connection, asks again.
      this.staleAll = all;
      wanted.forEach((uid) => this.stale.add(uid));
    } finally {
      this.reading = false;
    }
  }

  private tell(change: Change): void {
    this.listeners.forEach((listener) => listener(change));
    this.watch();
  }

  private become(unsaved: Unsaved[], blockUid: string): void {
    this.unsaved = unsaved;
    this.kept?.write(unsaved);
    this.tell({ kind: 'kept', blockUid });
  }

  private watch(): void {
    this.seen = null;
    this.watchers.forEach((watcher) => watcher());
  }
}

function isAt(unsaved: Unsaved, blockUid: string, field: string): boolean {
  return unsaved.block_uid === blockUid && unsaved.field === field;
}
