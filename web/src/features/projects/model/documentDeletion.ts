import type { Run, SourceDocument } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { goesWithRuns } from '../../runs/model/runList';

export interface Deletion {
  /** What goes, in numbers. */
  words: string;
  confirmed: number;
  /** How much a person confirmed in each document, as it was shown: the server deletes no more than that. */
  confirmedIn: Map<string, number>;
}

/** What goes with documents that are deleted: "3 documents with 412 blocks go, and 5 runs with 96 confirmed blocks." */
export function goesWithDocuments(documents: SourceDocument[], runs: Run[]): Deletion {
  const gone = new Set(documents.map(({ source_uid }) => source_uid));
  const theirs = runs.filter(({ source_uid }) => gone.has(source_uid));
  const blocks = documents.reduce((sum, { conv_total_blocks }) => sum + (conv_total_blocks ?? 0), 0);
  const { words, confirmed } = goesWithRuns(theirs);
  const confirmedIn = new Map<string, number>();
  for (const { source_uid, counts } of theirs) {
    confirmedIn.set(source_uid, (confirmedIn.get(source_uid) ?? 0) + counts.confirmed);
  }
  const files =
    `${plural(documents.length, 'document')} ${blocks > 0 ? `with ${plural(blocks, 'block')}` : ''}`.trim();
  const their =
    theirs.length > 0 ? `, and ${plural(theirs.length, 'run')}${words ? ` with ${words} blocks` : ''}` : '';
  const go = documents.length === 1 && theirs.length === 0 ? 'goes' : 'go';
  return { words: `${files} ${go}${their}. This cannot be undone.`, confirmed, confirmedIn };
}
