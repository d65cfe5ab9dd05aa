import { describe, expect, it } from 'vitest';
import { aDocument } from '../../../testing/factories';
import { deletionWords } from './deletion';

describe('what goes with a document', () => {
  it('is said with its numbers', () => {
    expect(deletionWords(aDocument({ conv_total_blocks: 1041 }), 2)).toBe(
      'Its 1,041 blocks, its 2 runs with all that was said in them and its file go with it. This cannot be undone.',
    );
    expect(deletionWords(aDocument(), 0)).toBe('Its file goes with it. This cannot be undone.');
  });
});
