import { Problem, wordsOf } from '../../../shared/api/problem';
import type { Confirmed, Json, JsonObject, Overlay } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { skippedWords } from '../../runs/model/skipped';
import type { ReviewVerbs } from '../api/overlays';
import { isOver, isStaged, type Row } from './row';
import type { RowStore } from './store';

/** Does what a reviewer decides: shows it at once, tells the server, and takes it back when the server refuses. */
export class Reviewer {
  private readonly editing = new Map<string, Promise<void>>();

  constructor(
    private readonly store: RowStore,
    private readonly verbs: ReviewVerbs,
    private readonly say: (words: string, kind?: 'done' | 'wrong') => void,
  ) {}

  /** Edits of one row go one after the other, each on the revision that the one before has made. */
  edit(blockUid: string, field: string, value: Json | undefined): Promise<void> {
    const before = this.editing.get(blockUid) ?? Promise.resolve();
    const mine = before.then(() => this.send(blockUid, field, value));
    this.editing.set(blockUid, mine);
    return mine.finally(() => {
      if (this.editing.get(blockUid) === mine) this.editing.delete(blockUid);
    });
  }

  async confirm(rows: Row[]): Promise<void> {
    const staged = rows.filter(isStaged);
    if (staged.length === 0) return this.say('Only staged blocks can be confirmed.');
    await Promise.all(staged.flatMap((row) => this.editing.get(row.block.block_uid) ?? []));
    const current = staged.map((row) => this.store.get(row.block.block_uid) ?? row).filter(isStaged);
    const items = current.map(({ overlay }) => ({
      block_uid: overlay!.block_uid,
      revision: overlay!.revision,
    }));
    await this.decide(
      current,
      (overlay) => ({ ...overlay, status: 'confirmed', confirmed: overlay.staging }),
      () => this.verbs.confirm(items),
      (done) => `${plural(done.confirmed, 'block')} confirmed.${skippedWords(done.skipped)}`,
    );
  }

  async reject(rows: Row[], to: 'rejected' | 'pending'): Promise<void> {
    const staged = rows.filter(
      (row) => isStaged(row) || (to === 'pending' && row.overlay?.status === 'rejected'),
    );
    if (staged.length === 0) return this.say('Only staged blocks can be rejected.');
    const uids = staged.map((row) => row.block.block_uid);
    await this.decide(
      staged,
      (overlay) => ({ ...overlay, status: to, staging: to === 'pending' ? null : overlay.staging }),
      () => this.verbs.reject(uids, to),
      () => `${plural(uids.length, 'block')} ${to === 'pending' ? 'given back' : 'rejected'}.`,
    );
  }

  async reopen(rows: Row[]): Promise<void> {
    const over = rows.filter(isOver);
    if (over.length === 0) return this.say('Only confirmed, rejected and failed blocks can be reopened.');
    const uids = over.map((row) => row.block.block_uid);
    await this.decide(
      over,
      (overlay) => ({
        ...overlay,
        status: 'ai_complete',
        staging: overlay.confirmed ?? overlay.staging ?? {},
        confirmed: null,
      }),
      () => this.verbs.reopen(uids),
      () => `${plural(uids.length, 'block')} reopened.`,
    );
  }

  private async send(blockUid: string, field: string, value: Json | undefined): Promise<void> {
    const row = this.store.get(blockUid);
    if (!row?.overlay) return;
    const { overlay } = row;
    const data: JsonObject = { ...overlay.staging };
    if (value === undefined) delete data[field];
    else data[field] = value;
    this.store.put([{ block: row.block, overlay: { ...overlay, staging: data }, saving: true }]);
    try {
      const saved = await this.verbs.edit(blockUid, data, overlay.revision);
      this.store.put([{ block: row.block, overlay: saved }]);
    } catch (error) {
      this.store.put([{ block: row.block, overlay }]);
      this.store.keep({
        block_uid: blockUid,
        block_index: row.block.block_index,
        field,
        value,
        ...why(error, field),
      });
      this.store.refresh([blockUid]);
    }
  }

  private async decide<T>(
    rows: Row[],
    become: (overlay: Overlay) => Overlay,
    ask: () => Promise<T>,
    words: (done: T) => string,
  ): Promise<void> {
    const uids = rows.map((row) => row.block.block_uid);
    this.store.put(rows.map((row) => ({ block: row.block, overlay: become(row.overlay!), saving: true })));
    try {
      const done = await ask();
      this.settle(rows, become);
      this.say(words(done), (done as Partial<Confirmed> | undefined)?.confirmed === 0 ? 'wrong' : 'done');
    } catch (error) {
      this.settle(rows, (overlay) => overlay);
      this.say(wordsOf(error), 'wrong');
    }
    this.store.refresh(uids);
  }

  private settle(rows: Row[], become: (overlay: Overlay) => Overlay): void {
    this.store.put(rows.map((row) => ({ block: row.block, overlay: become(row.overlay!) })));
  }
}

function why(error: unknown, field: string): { reason: 'changed' | 'invalid' | 'failed'; words: string } {
  if (error instanceof Problem && error.status === 409) {
    return {
      reason: 'changed',
      words: 'It changed while you were editing; what is shown now is the newer state.',
    };
  }
  if (error instanceof Problem && error.status === 422) {
    const own = error.errors.filter(({ pointer }) => pointer.includes(`/${field}`));
    const told = own.length > 0 ? own : error.errors;
    const words = told.map(({ pointer, message }) => `${pointer || '/'}: ${message}`).join('; ');
    return { reason: 'invalid', words: words || error.message };
  }
  return { reason: 'failed', words: wordsOf(error) };
}
