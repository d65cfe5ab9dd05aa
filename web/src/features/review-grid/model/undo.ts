import { review as t } from 'texts/review';
import { wordsOf } from '../../../shared/api/problem';
import type { Overlay } from '../../../shared/api/types';
import type { ReviewVerbs } from '../api/overlays';
import { withPart } from './form';
import { fewAtATime, inRequests } from './requests';
import type { RowStore } from './store';
import { blockWords, isAsLeft, type Left, type Step } from './trail';

/** What was taken back, under which revision it is now, and what stays as it is. */
export interface TakenBack {
  taken: { block_uid: string; before: number; now: number }[];
  words: string;
  /** Something was left out, or the server refused. */
  short: boolean;
}

type ReopenedLeft = Extract<Step, { kind: 'reopen' }>['rows'][number];

/** Takes a step back from the blocks that are still as it left them. */
export async function takeBack(step: Step, store: RowStore, verbs: ReviewVerbs): Promise<TakenBack> {
  if (step.kind === 'give-back') {
    return { taken: [], words: t.undo.notGivenBack, short: true };
  }
  const may = step.rows.filter((row) => isAsLeft(step, row, store.get(row.block_uid)));
  switch (step.kind) {
    case 'confirm':
    case 'reject':
      return told(t.undo[step.kind], step.rows, await reopen(may, store, verbs));
    case 'reopen':
      return told(t.undo.reopen, step.rows, await closeAgain(may as ReopenedLeft[], store, verbs));
    case 'edit': {
      const rows = may as Extract<Step, { kind: 'edit' }>['rows'];
      return told(t.undo.edit, step.rows, await editBack(step.field, rows, store, verbs));
    }
  }
}

interface Back {
  rows: Left[];
  error?: unknown;
}

function told(done: (blocks: string) => string, all: Left[], { rows, error }: Back): TakenBack {
  const taken = new Set(rows.map(({ block_uid }) => block_uid));
  const out = all.filter(({ block_uid }) => !taken.has(block_uid)).map(({ block_index }) => block_index);
  const name = rows.length === 1 ? blockWords([rows[0]!.block_index]) : t.blocks.number(rows.length);
  const begin = rows.length > 0 ? done(name) : t.undo.nothing;
  const rest = out.length === 0 ? '' : ` ${t.undo.leftOut(blockWords(out))}`;
  return {
    taken: rows.map(({ block_uid, before, left }) => ({ block_uid, before, now: left + 1 })),
    words: begin + rest + (error == null ? '' : ` ${wordsOf(error)}`),
    short: out.length > 0 || error != null,
  };
}

async function reopen(rows: Left[], store: RowStore, verbs: ReviewVerbs): Promise<Back> {
  const outcome = await inRequests(rows, async (some) => {
    const done = await verbs.reopen(some.map(({ block_uid }) => block_uid));
    return { done: done?.reopened ?? some.length, skipped: done?.skipped };
  });
  become(outcome.asked, store, (overlay) => ({
    ...overlay,
    status: 'ai_complete',
    staging: overlay.confirmed ?? overlay.staging ?? {},
    confirmed: null,
  }));
  return { rows: outcome.asked, error: outcome.error };
}

/** What was confirmed is confirmed again, what was rejected is rejected; what had failed cannot fail again. */
async function closeAgain(rows: ReopenedLeft[], store: RowStore, verbs: ReviewVerbs): Promise<Back> {
  const of = (status: string) => rows.filter(({ was }) => was === status);
  const confirmed = await inRequests(of('confirmed'), async (some) => {
    const items = some.map(({ block_uid, left }) => ({ block_uid, revision: left }));
    const { confirmed: done, skipped } = await verbs.confirm(items);
    return { done, skipped };
  });
  become(confirmed.asked, store, (overlay) => ({
    ...overlay,
    status: 'confirmed',
    confirmed: overlay.staging,
  }));
  const rejected = await inRequests(of('rejected'), async (some) => {
    const done = await verbs.reject(
      some.map(({ block_uid }) => block_uid),
      'rejected',
    );
    return { done: done?.rejected ?? some.length, skipped: done?.skipped };
  });
  become(rejected.asked, store, (overlay) => ({ ...overlay, status: 'rejected' }));
  return { rows: [...confirmed.asked, ...rejected.asked], error: confirmed.error ?? rejected.error };
}

async function editBack(
  field: string,
  rows: Extract<Step, { kind: 'edit' }>['rows'],
  store: RowStore,
  verbs: ReviewVerbs,
): Promise<Back> {
  const back: Back = { rows: [] };
  await fewAtATime(rows, async (row) => {
    const now = store.get(row.block_uid)!;
    const data = withPart(now.overlay!.staging, field, row.value);
    try {
      const saved = await verbs.edit(row.block_uid, data, row.left);
      store.put([{ block: now.block, overlay: saved }]);
      back.rows.push(row);
    } catch (error) {
      back.error = error;
      store.refresh([row.block_uid]);
    }
  });
  return back;
}

/** Shows what the server will say, and asks it. */
function become(rows: Left[], store: RowStore, how: (overlay: Overlay) => Overlay): void {
  store.put(
    rows.flatMap(({ block_uid, left }) => {
      const row = store.get(block_uid);
      if (!row?.overlay) return [];
      return [{ block: row.block, overlay: { ...how(row.overlay), revision: left + 1 }, guessed: true }];
    }),
  );
  store.refresh(rows.map(({ block_uid }) => block_uid));
}
