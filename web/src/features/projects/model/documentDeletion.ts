import { project as t } from 'texts/project';
import type { Run, SourceDocument } from '../../../shared/api/types';
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
  const uids = new Set(documents.map(({ source_uid }) => source_uid));
  const theirs = runs.filter(({ source_uid }) => uids.has(source_uid));
  const blocks = documents.reduce((sum, { conv_total_blocks }) => sum + (conv_total_blocks ?? 0), 0);
  const { words, confirmed } = goesWithRuns(theirs);
  const confirmedIn = new Map<string, number>();
  for (const { source_uid, counts } of theirs) {
    confirmedIn.set(source_uid, (confirmedIn.get(source_uid) ?? 0) + counts.confirmed);
  }
  const gone = { documents: documents.length, blocks, runs: theirs.length, decided: words };
  return { words: t.documentDeletion.warning(gone), confirmed, confirmedIn };
}
