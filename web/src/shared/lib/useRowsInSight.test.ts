import { describe, expect, it } from 'vitest';
import { aDocument } from '../../testing/factories';
import { rowHeight, spread } from './useRowsInSight';

const documents = Array.from({ length: 10 }, (_, index) => aDocument({ source_uid: `s${index}` }));

describe('the rows in sight', () => {
  it('leave the room of those above, between and below them', () => {
    const { rows, below } = spread([2, 3, 7], documents);
    expect(rows.map(({ item }) => item.source_uid)).toEqual(['s2', 's3', 's7']);
    expect(rows.map(({ gap }) => gap / rowHeight)).toEqual([2, 0, 3]);
    expect(below / rowHeight).toBe(2);
    const drawn = rows.length * rowHeight + rows.reduce((sum, { gap }) => sum + gap, 0) + below;
    expect(drawn).toBe(documents.length * rowHeight);
  });

  it('are those that there are, when the list has become shorter', () => {
    expect(spread([0, 5], documents.slice(0, 2))).toMatchObject({
      rows: [{ index: 0, gap: 0 }],
      below: rowHeight,
    });
  });
});
