import { review as t } from 'texts/review';
import { Problem, wordsOf, type Finding } from '../../../shared/api/problem';
import type { Confirmed, Json, Overlay } from '../../../shared/api/types';
import { own } from '../../../shared/lib/own';
import { skippedWords, type Skipped } from '../../runs/model/skipped';
import type { Rejected, Reopened, ReviewVerbs } from '../api/overlays';
import { bulkWords, setOnMany, type BulkResult, type Wish } from './bulk';
import { withPart } from './form';
import { wrongAt } from './place';
import { inRequests } from './requests';
import { isOver, isStaged, type Row, type Unsaved, type WhyUnsaved } from './row';
import type { RowStore } from './store';
import { Trail, type Left } from './trail';
import { takeBack } from './undo';

/** How something is said: done (a row shows it anyway), a hint that nothing was asked, or that the server refused. */
export type Tone = 'done' | 'hint' | 'refused';

/** Says something; where it can be undone, that is offered beside. */
export type Say = (words: string, tone: Tone, undoable?: boolean) => void;

/** How a verb changes rows, asks the server, and is remembered. */
interface Decision<T extends Answer> {
  kind: 'confirm' | 'reject' | 'give-back' | 'reopen';
  rows: Row[];
  become: (overlay: Overlay) => Overlay;
  ask: (rows: Row[]) => Promise<T>;
  /** How many the server says it has done. */
  done: (answer: T) => number | undefined;
  aside: string;
}

/** How a decision on many is followed, and stopped between two requests. */
interface Following {
  onProgress?: (asked: number) => void;
  signal?: AbortSignal;
}

/** The indexes of blocks that a decision was not asked for: with an edit that is not saved, or not come to. */
export interface LeftOut {
  open: number[];
  untried: number[];
}

const nothing: LeftOut = { open: [], untried: [] };

type Answer = { skipped?: Skipped } | undefined;

/** Does what a reviewer decides: shows it at once, tells the server, and takes it back when the server refuses. */
export class Reviewer {
  private readonly editing = new Map<string, Promise<void>>();
  private readonly trail = new Trail();
  private readonly deciding = new Set<Promise<unknown>>();
  private undoing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: RowStore,
    private readonly verbs: ReviewVerbs,
    private readonly say: Say,
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

  /** Takes back what was done last in this visit, where nobody has changed it since. */
  undo(): Promise<void> {
    const next = () => this.undoLast();
    // Each press takes back one step, however fast they come; one that broke does not hold up the next.
    this.undoing = this.undoing.then(next, next);
    return this.undoing;
  }

  private async undoLast(): Promise<void> {
    // What is shown as done may still be on its way, and is the last that was done.
    while (this.editing.size + this.deciding.size > 0) {
      await Promise.all([...this.editing.values(), ...this.deciding]);
    }
    const step = this.trail.pop();
    if (!step) return this.say(t.said.nothingToUndo, 'hint');
    const { taken, words, short } = await takeBack(step, this.store, this.verbs);
    this.trail.rebase(taken);
    this.say(words, short ? 'hint' : 'done', !short && this.trail.last !== undefined);
  }

  /** Confirms what the rows show; a row with an edit that is not saved shows something else, and is left alone. */
  confirm(rows: Row[], aside = '', how: Following = {}): Promise<LeftOut> {
    return this.track(this.confirmNow(rows, aside, how));
  }

  private async confirmNow(rows: Row[], aside: string, how: Following): Promise<LeftOut> {
    const staged = rows.filter(isStaged);
    if (staged.length === 0) return this.sayNone(t.said.confirmsStaged + aside);
    const { whole, left, open } = await this.withoutOpen(staged, isStaged, aside);
    if (whole.length === 0) return this.sayNone((left || t.said.nothingToConfirm).trim(), open);
    const decision: Decision<Confirmed> = {
      kind: 'confirm',
      rows: whole,
      become: (overlay) => ({ ...overlay, status: 'confirmed', confirmed: overlay.staging }),
      ask: (some) =>
        this.verbs.confirm(
          some.map(({ overlay }) => ({ block_uid: overlay!.block_uid, revision: overlay!.revision })),
        ),
      done: ({ confirmed }) => confirmed,
      aside: left,
    };
    return { open, untried: await this.decide(decision, how) };
  }

  /** Confirms all that is staged on the server, as of a moment; what of it stood here can be taken back. */
  async confirmAll(asOf: string): Promise<Confirmed> {
    const staged = this.store.all().filter(isStaged);
    const done = await this.verbs.confirmAll(asOf);
    if (done.confirmed > 0) this.trail.push({ kind: 'confirm', rows: staged.map(leftBy) });
    return done;
  }

  /** Of some rows, as they are once their edits are saved, those without an edit that is not; and what is said of the others. */
  private async withoutOpen(rows: Row[], may: (row: Row) => boolean, aside: string) {
    await Promise.all(rows.flatMap((row) => this.editing.get(row.block.block_uid) ?? []));
    const current = rows.map((row) => this.store.get(row.block.block_uid) ?? row).filter(may);
    const whole = current.filter(({ block }) => !this.store.hasKept(block.block_uid));
    const open = current
      .filter(({ block }) => this.store.hasKept(block.block_uid))
      .map(({ block }) => block.block_index);
    return { whole, open, left: open.length === 0 ? aside : ` ${t.said.leftOpen(open.length)}${aside}` };
  }

  /**
   * Rejects blocks, or gives them back; what has changed since `asOf` is left out, and so is, as in a confirmation, a row
   * with an edit that is not saved.
   */
  reject(
    rows: Row[],
    to: 'rejected' | 'pending',
    aside = '',
    how: Following & { asOf?: string } = {},
  ): Promise<LeftOut> {
    return this.track(this.rejectNow(rows, to, aside, how));
  }

  private async rejectNow(
    rows: Row[],
    to: 'rejected' | 'pending',
    aside: string,
    how: Following & { asOf?: string },
  ): Promise<LeftOut> {
    const may = (row: Row) => isStaged(row) || (to === 'pending' && row.overlay?.status === 'rejected');
    const staged = rows.filter(may);
    if (staged.length === 0) return this.sayNone(t.said.rejectsStaged + aside);
    const { whole, left, open } = await this.withoutOpen(staged, may, aside);
    if (whole.length === 0) return this.sayNone((left || t.said.nothingToReject).trim(), open);
    const decision: Decision<Rejected | undefined> = {
      kind: to === 'pending' ? 'give-back' : 'reject',
      rows: whole,
      become: (overlay) => ({ ...overlay, status: to, staging: to === 'pending' ? null : overlay.staging }),
      ask: (some) => this.verbs.reject(uidsOf(some), to, how.asOf),
      done: (answer) => answer?.rejected,
      aside: left,
    };
    return { open, untried: await this.decide(decision, how) };
  }

  /** Sets a field on many blocks; what it came to is said, and can be taken back as one step. */
  async setOnMany(
    wish: Wish,
    label: string,
    how: { signal?: AbortSignal; onProgress?: (tried: number) => void } = {},
  ): Promise<BulkResult> {
    await Promise.all(this.editing.values());
    const result = await this.track(setOnMany(wish, this.store, this.verbs, how));
    this.trail.push(result.step);
    this.say(bulkWords(label, result), 'done', result.step.rows.length > 0);
    return result;
  }

  async reopen(rows: Row[], aside = ''): Promise<void> {
    const over = rows.filter(isOver);
    if (over.length === 0) {
      return this.say(t.said.reopensClosed + aside, 'hint');
    }
    const decision: Decision<Reopened | undefined> = {
      kind: 'reopen',
      rows: over,
      become: (overlay) => ({
        ...overlay,
        status: 'ai_complete',
        staging: overlay.confirmed ?? overlay.staging ?? {},
        confirmed: null,
      }),
      ask: (some) => this.verbs.reopen(uidsOf(some)),
      done: (answer) => answer?.reopened,
      aside,
    };
    await this.track(this.decide(decision));
  }

  private async send(blockUid: string, field: string, value: Json | undefined): Promise<void> {
    const row = this.store.get(blockUid);
    if (!row?.overlay) return;
    const { overlay } = row;
    const data = withPart(overlay.staging, field, value);
    const kept = this.store.keptAt(blockUid, field);
    if (kept) this.store.keep({ ...kept, sending: true });
    this.store.put([{ block: row.block, overlay: { ...overlay, staging: data }, saving: true }]);
    try {
      const saved = await this.verbs.edit(blockUid, data, overlay.revision);
      this.store.put([{ block: row.block, overlay: saved }]);
      this.store.letGo({ block_uid: blockUid, field });
      const { block_index } = row.block;
      const left = { block_uid: blockUid, block_index, before: overlay.revision, left: saved.revision };
      this.trail.push({ kind: 'edit', field, rows: [{ ...left, value: own(overlay.staging, field) }] });
      this.say(t.said.editSaved(block_index + 1), 'done', true);
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

  /** Decides, and gives the blocks that it did not come to. Where the server leaves something out, it is said, and nothing is shown as decided until it is read again. */
  private async decide<T extends Answer>(
    { kind, rows, become, ask, done, aside }: Decision<T>,
    { signal, onProgress }: Following = {},
  ): Promise<number[]> {
    const tellProgress = (asked: number) => {
      if (asked < rows.length) this.say(t.decisions[kind].working(asked, rows.length), 'hint');
    };
    this.store.put(rows.map((row) => ({ block: row.block, overlay: become(row.overlay!), saving: true })));
    const outcome = await inRequests(
      rows,
      async (some) => {
        const answer = await ask(some);
        return { done: done(answer) ?? some.length, skipped: answer?.skipped };
      },
      onProgress ?? tellProgress,
      signal,
    );
    const skipped = skippedWords(outcome.skipped);
    const asked = new Set(outcome.asked);
    this.store.put(
      rows.map((row) =>
        asked.has(row) && !skipped
          ? {
              block: row.block,
              overlay: { ...become(row.overlay!), revision: leftBy(row).left },
              guessed: true,
            }
          : { block: row.block, overlay: row.overlay },
      ),
    );
    if (outcome.done > 0) this.remember(kind, outcome.asked);
    const words = t.decisions[kind].done(outcome.done) + skipped;
    const undoable = outcome.done > 0 && kind !== 'give-back';
    if (outcome.error == null) {
      this.say(words + aside, skipped ? 'refused' : aside ? 'hint' : 'done', undoable);
    } else {
      const why = wordsOf(outcome.error);
      const some = outcome.done > 0 || skipped !== '';
      this.say(some ? `${words} ${t.said.restNotDecided(why)}` : why, 'refused', undoable);
    }
    this.store.refresh(uidsOf(rows));
    return rows.filter((row) => !asked.has(row)).map(({ block }) => block.block_index);
  }

  private sayNone(words: string, open: number[] = []): LeftOut {
    this.say(words, 'hint');
    return { ...nothing, open };
  }

  /** Undo waits for what is on its way. */
  private track<T>(verb: Promise<T>): Promise<T> {
    const mine = verb.finally(() => this.deciding.delete(mine));
    this.deciding.add(mine);
    return mine;
  }

  private remember(kind: Decision<Answer>['kind'], rows: Row[]): void {
    if (kind === 'reopen') {
      this.trail.push({ kind, rows: rows.map((row) => ({ ...leftBy(row), was: row.overlay!.status })) });
    } else this.trail.push({ kind, rows: rows.map(leftBy) });
  }
}

function uidsOf(rows: Row[]): string[] {
  return rows.map(({ block }) => block.block_uid);
}

/** Each change of a block's status or staging makes its revision one higher. */
function leftBy({ block, overlay }: Row): Left {
  const before = overlay!.revision;
  return { block_uid: block.block_uid, block_index: block.block_index, before, left: before + 1 };
}

function why(error: unknown, field: string): { reason: WhyUnsaved; words: string } {
  if (!(error instanceof Problem)) return { reason: 'failed', words: wordsOf(error) };
  if (error.status === 401) {
    return { reason: 'failed', words: t.whyUnsaved.signedOut };
  }
  if (error.status === 409) {
    return {
      reason: 'changed',
      words: t.whyUnsaved.changed,
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

/** "/summary" is the cell itself and is not said again; of "/mentions/2" it is said which of its parts it is. */
function placed({ pointer, message }: Finding, field: string): string {
  const inside = pointer.startsWith(`/${field}/`) ? pointer.slice(field.length + 1) : pointer;
  const words = pointer === `/${field}` ? message : wrongAt(inside, message);
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
}
