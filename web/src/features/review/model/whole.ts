import type { Counts, Run, SourceDocument } from '../../../shared/api/types';
import type { Summary } from '../../review-grid/model/store';

/** How many blocks there are of each state and type in the whole document, however many rows are here. */
export interface Whole {
  counts: Counts;
  types: ReadonlyMap<string, number>;
  total: number;
}

/** While rows are still to come the server's own numbers stand for all; then the rows are counted. */
export function wholeCounts(document: SourceDocument, run: Run | undefined, summary: Summary): Whole {
  const { counts, types, total, reading } = summary;
  if (!reading) return { counts, types, total };
  const known = Object.entries(document.conv_block_type_freq ?? {});
  return {
    counts: run?.counts ?? counts,
    types: known.length > 0 ? new Map(known) : types,
    total: document.conv_total_blocks ?? total,
  };
}
