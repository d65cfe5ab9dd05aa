/**
 * How well a text answers what a person types: 0 not at all, and the higher the better. Every word must be found
 * somewhere; the beginning of the text counts more than that of a word, and that more than the middle of one.
 */
export function score(query: string, text: string, more = ''): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const label = text.toLowerCase();
  const rest = more.toLowerCase();
  let total = words.length === 0 ? 1 : 0;
  for (const word of words) {
    const found = best(word, label) || (rest.includes(word) ? 1 : 0);
    if (found === 0) return 0;
    total += found;
  }
  return total;
}

function best(word: string, label: string): number {
  const at = label.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) return 4;
  return new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(label) ? 3 : 2;
}

/** The best answers, the best first; equal ones stay in their order. */
export function matching<T>(
  query: string,
  things: T[],
  textOf: (thing: T) => [string, string?],
  most: number,
): T[] {
  return things
    .map((thing) => ({ thing, points: score(query, ...textOf(thing)) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
    .map(({ thing }) => thing);
}
