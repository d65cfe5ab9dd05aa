import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aDocument, aRun } from '../../../testing/factories';
import { goesWithDocuments } from './documentDeletion';

const documents = ['a', 'b'].map((source_uid) => aDocument({ source_uid, conv_total_blocks: 206 }));

describe('what goes with documents', () => {
  it('is counted over their runs, and no others', () => {
    const runs = [
      aRun({ source_uid: 'a', counts: { ...noCounts, confirmed: 90, ai_complete: 4 } }),
      aRun({ source_uid: 'a', counts: { ...noCounts, confirmed: 6 } }),
      aRun({ source_uid: 'other', counts: { ...noCounts, confirmed: 1000 } }),
    ];
    const { words, confirmed, confirmedIn } = goesWithDocuments(documents, runs);
    expect(words).toBe(
      '2 documents with 412 blocks go, and 2 runs with 96 confirmed and 4 staged blocks. This cannot be undone.',
    );
    expect(confirmed).toBe(96);
    expect([...confirmedIn]).toEqual([['a', 96]]);
  });

  it('is little where nothing was made of them', () => {
    expect(goesWithDocuments([aDocument()], []).words).toBe('1 document goes. This cannot be undone.');
  });
});
