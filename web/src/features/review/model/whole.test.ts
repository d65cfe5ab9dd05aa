import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aDocument, aRun } from '../../../testing/factories';
import { wholeCounts } from './whole';

const summary = {
  loading: false,
  reading: true,
  error: null,
  stopped: null,
  total: 200,
  counts: { ...noCounts, ai_complete: 200 },
  types: new Map([['paragraph', 200]]),
  offline: false,
  unsaved: [],
};
const document = aDocument({
  conv_total_blocks: 5000,
  conv_block_type_freq: { paragraph: 4000, table: 1000 },
});
const run = aRun({ counts: { ...noCounts, ai_complete: 4800, confirmed: 200 } });

describe('the numbers of a document', () => {
  it('are the server’s while rows are still to come', () => {
    const whole = wholeCounts(document, run, summary);
    expect(whole.total).toBe(5000);
    expect(whole.counts.ai_complete).toBe(4800);
    expect(whole.types.get('table')).toBe(1000);
  });

  it('are those of the rows when all are there', () => {
    const whole = wholeCounts(document, run, { ...summary, reading: false });
    expect(whole.total).toBe(200);
    expect(whole.counts.ai_complete).toBe(200);
  });
});
