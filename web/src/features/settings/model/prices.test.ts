import { describe, expect, it } from 'vitest';
import { priceOf, standingPrices } from './prices';

const price = (price_id: number, model: string, valid_from: string) => ({
  price_id,
  model,
  valid_from,
  input: 3,
  cached_input: 0.3,
  cache_write: 3.75,
  output: 15,
});

describe('prices', () => {
  it('count from their date on, until a later one of the name', () => {
    const now = Date.parse('2026-06-01T00:00:00Z');
    const standing = standingPrices(
      [
        price(1, 'a', '2025-01-01T00:00:00Z'),
        price(2, 'a', '2026-01-01T00:00:00Z'),
        price(3, 'a', '2027-01-01T00:00:00Z'),
        price(4, 'b*', '2025-01-01T00:00:00Z'),
      ],
      now,
    );
    expect([...standing.values()]).toEqual(['past', 'now', 'future', 'now']);
  });

  it('are read from a form', () => {
    const draft = {
      model: ' m* ',
      from: '2026-12-01',
      input: '3',
      output: '15',
      cached_input: '',
      cache_write: '',
    };
    expect(priceOf(draft)).toEqual({ model: 'm*', valid_from: '2026-12-01T00:00:00Z', input: 3, output: 15 });
    expect(priceOf({ ...draft, cached_input: '0.30' })?.cached_input).toBe(0.3);
    expect(priceOf({ ...draft, cache_write: 'x' })).toBeNull();
    expect(priceOf({ ...draft, output: '' })).toBeNull();
    expect(priceOf({ ...draft, model: 'a*b' })).toBeNull();
  });
});
