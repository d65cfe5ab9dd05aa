import type { SourceDocument } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';

/** What goes with a document, in numbers. */
export function deletionWords({ conv_total_blocks: blocks }: SourceDocument, runs: number): string {
  const parts = [
    blocks ? `its ${plural(blocks, 'block')}` : null,
    runs > 0 ? `its ${plural(runs, 'run')} with all that was said in them` : null,
  ].filter((part) => part !== null);
  const words = parts.length > 0 ? `${parts.join(', ')} and its file go` : 'its file goes';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} with it. This cannot be undone.`;
}
