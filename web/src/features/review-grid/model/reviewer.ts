import { Problem, wordsOf, type Finding } from '../../../shared/api/problem';
import type { Json, JsonObject, Overlay } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { skippedWords, type Skipped } from '../../runs/model/skipped';
import type { ReviewVerbs } from '../api/overlays';
import { isOver, isStaged, type Row, type Unsaved, type WhyUnsaved } from './row';
import type { RowStore } from './store';

/** How something is said: done (a row shows it anyway), a hint that nothing was asked, or that the server refused. */
export type Tone = 'done' | 'hint' | 'refused';

/** Does what a reviewer decides: shows it at once, tells the server, and takes it back when the server refuses. */
export class Reviewer {
  private readonly editing = new Map<string, Promise<void>>();

  constructor(
    private readonly store: RowStore,
    private readonly verbs: ReviewVerbs,
    private readonly say: (words: string, tone: Tone) => void,
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

  /** Sends what was kept again, as it is. */
  again(unsaved: Unsaved): Promise<void> {
    return this.edit(unsaved.block_uid, unsaved.field, unsaved.value);
  }

  /** Confirms what the rows show; a row with an edit that is not saved shows something else, and is left alone. */
  async confirm(rows: Row[], aside = ''): Promise<void> {
    const staged = rows.filter(isStaged);
    if (staged.length === 0) return this.say(`Only staged blocks can be confirmed.${aside}`, 'hint');
    await Promise.all(staged.flatMap((row) => this.editing.get(row.block.block_uid) ?? []));
    const current = staged.map((row) => this.store.get(row.block.block_uid) ?? row).filter(isStaged);
    const whole = current.filter(({ block }) => !this.store.hasKept(block.block_uid));
    const open = current.length - whole.length;
    const left = open === 0 ? aside : ` ${leftOpen(open)}${aside}`;
    if (whole.length === 0) return this.say((left || 'Nothing to confirm here.').trim(), 'hint');
    const items = whole.map(({ overlay }) => ({
      block_uid: overlay!.block_uid,
      revision: overlay!.revision,
    }));
    await this.decide(
      whole,
      (overlay) => ({ ...overlay, status: 'confirmed', confirmed: overlay.staging }),
      () => this.verbs.confirm(items),
      ({ confirmed }) => `${plural(confirmed, 'block')} confirmed.`,
      left,
    );
  }

  async reject(rows: Row[], to: 'rejected' | 'pending', aside = ''): Promise<void> {
    const staged = rows.filter(
      (row) => isStaged(row) || (to === 'pending' && row.overlay?.status === 'rejected'),
    );
    if (staged.length === 0) return this.say(`Only staged blocks can be rejected.${aside}`, 'hint');
    const uids = staged.map((row) => row.block.block_uid);
    await this.decide(
      staged,
      (overlay) => ({ ...overlay, status: to, staging: to === 'pending' ? null : overlay.staging }),
      () => this.verbs.reject(uids, to),
      (done) =>
        `${plural(done?.rejected ?? uids.length, 'block')} ${to === 'pending' ? 'given back' : 'rejected'}.`,
      aside,
    );
  }

  async reopen(rows: Row[], aside = ''): Promise<void> {
    const over = rows.filter(isOver);
    if (over.length === 0) {
      return this.say(`Only confirmed, rejected and failed blocks can be reopened.${aside}`, 'hint');
    }
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
      (done) => `${plural(done?.reopened ?? uids.length, 'block')} reopened.`,
      aside,
    );
  }

  private async send(blockUid: string, field: string, value: Json | undefined): Promise<void> {
    const row = this.store.get(blockUid);
    if (!row?.overlay) return;
    const { overlay } = row;
    const data: JsonObject = { ...overlay.staging };
    if (value === undefined) delete data[field];
    else data[field] = value;
    const kept = this.store.keptAt(blockUid, field);
    if (kept) this.store.keep({ ...kept, sending: true });
    this.store.put([{ block: row.block, overlay: { ...overlay, staging: data }, saving: true }]);
    try {
      const saved = await this.verbs.edit(blockUid, data, overlay.revision);
      this.store.put([{ block: row.block, overlay: saved }]);
      this.store.letGo({ block_uid: blockUid, field });
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

  /** Where the server leaves something out, it is said, and nothing is shown as decided until it is read again. */
  private async decide<T extends { skipped?: Skipped } | undefined>(
    rows: Row[],
    become: (overlay: Overlay) => Overlay,
    ask: () => Promise<T>,
    words: (done: T) => string,
    aside: string,
  ): Promise<void> {
    const uids = rows.map((row) => row.block.block_uid);
    this.store.put(rows.map((row) => ({ block: row.block, overlay: become(row.overlay!), saving: true })));
    try {
      const done = await ask();
      const skipped = skippedWords(done?.skipped);
      this.settle(rows, skipped ? (overlay) => overlay : become);
      this.say(words(done) + skipped + aside, skipped ? 'refused' : aside ? 'hint' : 'done');
    } catch (error) {
      this.settle(rows, (overlay) => overlay);
      this.say(wordsOf(error), 'refused');
    }
    this.store.refresh(uids);
  }

  private settle(rows: Row[], become: (overlay: Overlay) => Overlay): void {
    this.store.put(rows.map((row) => ({ block: row.block, overlay: become(row.overlay!) })));
  }
}

function leftOpen(rows: number): string {
  return `${plural(rows, 'block')} left out: an edit there is not saved yet. Save it or let it go first.`;
}

function why(error: unknown, field: string): { reason: WhyUnsaved; words: string } {
  if (!(error instanceof Problem)) return { reason: 'failed', words: wordsOf(error) };
  if (error.status === 401) {
    return { reason: 'failed', words: 'Your session ended before this was saved.' };
  }
  if (error.status === 409) {
    return {
      reason: 'changed',
      words: 'It changed while you were editing; what is shown now is the newer state.',
    };
  }
  if (error.status === 422) {
    const findings = error.errors.map(({ pointer, message }) => ({
      pointer: pointer.replace(/^\/data(?=\/)/, ''),
      message,
    }));
    const own = findings.filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));
    const told = own.length > 0 ? own : findings;
    return { reason: 'refused', words: told.map((each) => placed(each, field)).join(' ') || error.message };
  }
  return {
    reason: error.status >= 500 || error.status === 429 ? 'failed' : 'refused',
    words: wordsOf(error),
  };
}

/** "/summary" is the cell itself and is not said again; "/mentions/2" says which of its parts. */
function placed({ pointer, message }: Finding, field: string): string {
  const words = pointer === `/${field}` ? message : `${pointer || '/'}: ${message}`;
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
}
