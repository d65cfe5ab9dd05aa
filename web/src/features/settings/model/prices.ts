import type { Price } from '../../../shared/api/types';
import type { NewPrice } from '../api/operator';

/** Which prices count now, which will, and which have been replaced by a later one of the same name. */
export function standingPrices(prices: Price[], now: number): Map<number, 'now' | 'past' | 'future'> {
  const newest = new Map<string, Price>();
  for (const price of prices) {
    const from = Date.parse(price.valid_from);
    const before = newest.get(price.model);
    if (from <= now && (!before || Date.parse(before.valid_from) <= from)) newest.set(price.model, price);
  }
  return new Map(
    prices.map((price) => [
      price.price_id,
      Date.parse(price.valid_from) > now ? 'future' : newest.get(price.model) === price ? 'now' : 'past',
    ]),
  );
}

export type PriceDraft = Record<
  'model' | 'from' | 'input' | 'output' | 'cached_input' | 'cache_write',
  string
>;

/** The price that a form says; null while it does not say one. */
export function priceOf(draft: PriceDraft): NewPrice | null {
  const model = draft.model.trim();
  if (!/^[^*\s][^*]{0,199}\*?$/.test(model)) return null;
  const amounts = {
    input: amountOf(draft.input),
    output: amountOf(draft.output),
    cached_input: amountOf(draft.cached_input),
    cache_write: amountOf(draft.cache_write),
  };
  const { input, output, cached_input, cache_write } = amounts;
  if (typeof input !== 'number' || typeof output !== 'number') return null;
  if (cached_input === 'wrong' || cache_write === 'wrong') return null;
  return {
    model,
    input,
    output,
    ...(cached_input === null ? {} : { cached_input }),
    ...(cache_write === null ? {} : { cache_write }),
    ...(draft.from ? { valid_from: `${draft.from}T00:00:00Z` } : {}),
  };
}

function amountOf(text: string): number | null | 'wrong' {
  if (text.trim() === '') return null;
  return /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : 'wrong';
}
