import { diffArrays } from 'diff';

/** A stretch of a text and of its revision: what both have, or what the one has in the place of the other. */
export type Stretch = { same: string } | { removed: string; added: string };

/** Beyond so many differences the new text is another text: it is shown as one, and no page waits for it. */
const mostEdits = 4000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** What a revision does to a text, word by word. */
export function redline(before: string, after: string): Stretch[] {
  if (before === '' || after === '') return whole(before, after);
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits });
  if (!parts) return whole(before, after);
  const stretches: Stretch[] = [];
  for (const { value, added, removed } of parts) {
    const text = value.join('');
    if (!added && !removed) stretches.push({ same: text });
    else change(stretches, removed ? text : '', added ? text : '');
  }
  return joined(stretches);
}

function whole(removed: string, added: string): Stretch[] {
  return removed === '' && added === '' ? [] : [{ removed, added }];
}

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function change(stretches: Stretch[], removed: string, added: string): void {
  const last = stretches.at(-1);
  if (last && !('same' in last)) {
    stretches[stretches.length - 1] = { removed: last.removed + removed, added: last.added + added };
  } else stretches.push({ removed, added });
}

/** A single space between two replaced words is no resting place for the eye: they are read as one change. */
function joined(stretches: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  stretches.forEach((stretch, index) => {
    if (!('same' in stretch)) return change(result, stretch.removed, stretch.added);
    const [before, after] = [result.at(-1), stretches[index + 1]];
    if (stretch.same === ' ' && areReplaced(before, after)) change(result, ' ', ' ');
    else result.push(stretch);
  });
  return result;
}

/** Whether two changes, read as one, put something in the place of something. */
function areReplaced(one: Stretch | undefined, other: Stretch | undefined): boolean {
  if (!one || !other || 'same' in one || 'same' in other) return false;
  return one.removed + other.removed !== '' && one.added + other.added !== '';
}
