import { describe, expect, it } from 'vitest';
import { matching, score } from './matching';

describe('what is typed in the palette', () => {
  it('finds every word, wherever it stands', () => {
    expect(score('conf all', 'Confirm all staged blocks')).toBeGreaterThan(0);
    expect(score('conf none', 'Confirm all staged blocks')).toBe(0);
    expect(score('62', 'Confirm', '62 blocks')).toBe(1);
    expect(score('  ', 'Anything')).toBe(1);
  });

  it('prefers beginnings, and keeps the order of equals', () => {
    const titles = ['A reship', 'The Ship', 'Shipping', 'Ship 2', 'Ship 10'];
    expect(matching('ship', titles, (title) => [title], 4)).toEqual([
      'Shipping',
      'Ship 2',
      'Ship 10',
      'The Ship',
    ]);
  });

  it('takes signs as they are', () => {
    expect(score('(a', 'f (a)')).toBeGreaterThan(0);
    expect(score('eip-2', 'EIP-2718')).toBe(4);
  });
});
