import { isStaged, passes, type Filter, type Row } from './row';
import type { RowStore } from './store';

/** A question about many blocks at once: what is to be done, of which blocks, and how they stood when it was asked. */
export interface ManyQuestion {
  verb: 'confirm' | 'reject';
  of: 'shown' | 'staged';
  rows: Row[];
}

/** All staged blocks, or those of them that the filter lets through. */
export function askAbout(
  verb: ManyQuestion['verb'],
  of: ManyQuestion['of'],
  store: RowStore,
  filter: Filter,
): ManyQuestion {
  const rows = store.all().filter((row) => isStaged(row) && (of === 'staged' || passes(row, filter)));
  return { verb, of, rows };
}

/** Those of them that are still as they were when they were asked about. */
export function asSeen(rows: Row[], store: RowStore): Row[] {
  return rows.flatMap((row) => {
    const now = store.get(row.block.block_uid);
    return now && isStaged(now) && now.overlay?.revision === row.overlay?.revision ? [now] : [];
  });
}
