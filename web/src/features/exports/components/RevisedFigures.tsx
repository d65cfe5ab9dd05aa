import { revisedWords } from 'texts/revised';
import type { Reconstruction } from '../../../shared/api/exportTypes';
import { bytes, count } from '../../../shared/lib/format';
import css from './RevisedPage.module.css';

const words = revisedWords.figures;

/** How many blocks are revised, and what the document weighs before and after. */
export function RevisedFigures({ sum }: { sum: Reconstruction }) {
  const untouched = sum.blocks - sum.revised - sum.unchanged - sum.refused;
  const figures = [
    { number: count(sum.revised), word: words.revised(sum.revised) },
    { number: count(sum.removed), word: words.removed },
    { number: count(sum.doubtful), word: words.doubtful, warn: sum.doubtful > 0 },
    { number: count(sum.unchanged), word: words.unchanged },
    ...(sum.refused > 0 ? [{ number: count(sum.refused), word: words.refused, warn: true }] : []),
    { number: count(untouched), word: words.untouched },
    { number: bytes(sum.bytes_before), word: words.before, title: words.exactly(sum.bytes_before) },
    sum.bytes_after === null
      ? { number: '–', word: words.noAfter }
      : { number: bytes(sum.bytes_after), word: words.after, title: words.exactly(sum.bytes_after) },
  ];
  return (
    <dl className={css.figures} aria-label={words.label}>
      {figures.map(({ number, word, warn, title }) => (
        <div key={word} data-warn={warn || undefined} title={title}>
          <dt>{word}</dt>
          <dd>{number}</dd>
        </div>
      ))}
    </dl>
  );
}
