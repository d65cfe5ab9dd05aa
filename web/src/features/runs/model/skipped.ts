import type { Confirmed } from '../../../shared/api/types';
import { count } from '../../../shared/lib/format';

/** Why some blocks were left out of a confirmation: " 3 left out: 2 changed since, 1 not valid." */
export function skippedWords(skipped: Confirmed['skipped'] | undefined): string {
  if (!skipped) return '';
  const reasons: [number, string][] = [
    [skipped.changed, 'changed since'],
    [skipped.not_staged, 'not staged'],
    [skipped.invalid, 'not valid'],
    [skipped.unknown, 'unknown'],
  ];
  const told = reasons.filter(([number]) => number > 0);
  if (told.length === 0) return '';
  const total = told.reduce((sum, [number]) => sum + number, 0);
  return ` ${count(total)} left out: ${told.map(([number, why]) => `${count(number)} ${why}`).join(', ')}.`;
}
