import type { OverlayStatus, Run, SourceDocument } from '../../../shared/api/types';
import { compare, words } from '../../../shared/lib/collation';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { shareDecided, standingOf } from '../../runs/model/effective';

export const sortKeys = ['title', 'type', 'blocks', 'status', 'progress', 'staged'] as const;

export type SortKey = (typeof sortKeys)[number];

export interface Order {
  by: SortKey;
  down: boolean;
}

const byTitle: Order = { by: 'title', down: false };

/** The order that a person last chose for documents, remembered in this browser: by title where none was. */
export function useOrder(): [Order, (order: Order) => void] {
  const order = readOrder(usePreference('documents-order'));
  return [order, (next) => prefer('documents-order', `${next.by}:${next.down ? 'down' : 'up'}`)];
}

export function readOrder(text: string | null): Order {
  const [by, way] = (text ?? '').split(':');
  return sortKeys.includes(by as SortKey) ? { by: by as SortKey, down: way === 'down' } : byTitle;
}

/** What a click on a column's head makes of the order: the other way round, or by this column, large numbers first. */
export function after(order: Order, by: SortKey): Order {
  if (order.by === by) return { by, down: !order.down };
  return { by, down: by === 'blocks' || by === 'staged' || by === 'progress' };
}

/** What wants a person comes first. */
const urgency: OverlayStatus[] = ['failed', 'ai_complete', 'claimed', 'pending', 'rejected', 'confirmed'];

/** The documents in an order; equal ones by title as people count, eip-2 before eip-10, and always the same way. */
export function ordered(
  documents: SourceDocument[],
  runs: ReadonlyMap<string, Run>,
  { by, down }: Order,
): SourceDocument[] {
  const rank = (document: SourceDocument): number | string => {
    const run = runs.get(document.source_uid);
    switch (by) {
      case 'title':
        return document.doc_title;
      case 'type':
        return document.source_type;
      case 'blocks':
        return document.conv_total_blocks ?? -1;
      case 'status': {
        const standing = standingOf(document, run);
        return standing ? urgency.indexOf(standing.status) : urgency.length;
      }
      case 'progress':
        return run ? shareDecided(run) : -1;
      case 'staged':
        return run ? run.counts.ai_complete : -1;
    }
  };
  const ranked = documents.map((document) => ({ document, rank: rank(document) }));
  ranked.sort((a, b) => {
    const way = compare(a.rank, b.rank) * (down ? -1 : 1);
    return way || words.compare(a.document.doc_title, b.document.doc_title) || byTime(a.document, b.document);
  });
  return ranked.map(({ document }) => document);
}

/** Whether it could not be read, so that it may be tried again. */
export function hasFailed({ status }: SourceDocument): boolean {
  return status === 'conversion_failed' || status === 'ingest_failed';
}

function byTime(a: SourceDocument, b: SourceDocument): number {
  if (a.uploaded_at !== b.uploaded_at) return a.uploaded_at < b.uploaded_at ? -1 : 1;
  return a.source_uid < b.source_uid ? -1 : 1;
}
