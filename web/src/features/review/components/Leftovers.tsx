import { documents as t } from 'texts/documents';
import type { BulkResult } from '../../review-grid/model/bulk';
import css from './Leftovers.module.css';

/** What was left out of a change of many blocks: why, and each block by its number. */
export function Leftovers({ failed, untried }: Pick<BulkResult, 'failed' | 'untried'>) {
  const groups: [string, number[]][] = [...failed];
  if (untried.length > 0) groups.push([t.leftovers.untried, untried]);
  return (
    <ul className={css.list} aria-label={t.leftovers.title}>
      {groups.map(([why, indexes]) => (
        <li key={why}>
          <strong>{t.leftovers.group(indexes.length, why)}</strong>
          <span className={css.blocks}>{t.leftovers.blocks(numbersOf(indexes))}</span>
        </li>
      ))}
    </ul>
  );
}

/** Blocks counted as people do, in their order. */
function numbersOf(indexes: number[]): number[] {
  return indexes.toSorted((a, b) => a - b).map((index) => index + 1);
}
