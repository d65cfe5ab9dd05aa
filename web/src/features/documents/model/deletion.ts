import { documents as t } from 'texts/documents';
import type { SourceDocument } from '../../../shared/api/types';

/** What goes with a document, in numbers. */
export function deletionWords({ conv_total_blocks: blocks }: SourceDocument, runs: number): string {
  return t.deletion(blocks ?? 0, runs);
}
