import { count } from '../../../shared/lib/format';

/** What a decision on many blocks left out, and why; each verb knows some of the reasons. */
export interface Skipped {
  changed?: number;
  not_staged?: number;
  not_closed?: number;
  unknown?: number;
  invalid?: number;
}

/** Why some blocks were left out of a decision: " 3 left out: 2 changed since, 1 not valid." */
export function skippedWords(skipped: Skipped | undefined): string {
  if (!skipped) return '';
  const reasons: [number | undefined, string][] = [
    [skipped.changed, 'changed since you saw them'],
    [skipped.not_staged, 'not staged any more'],
    [skipped.not_closed, 'open already'],
    [skipped.invalid, 'not valid under the schema'],
    [skipped.unknown, 'not known'],
  ];
  const told = reasons.flatMap(([number, why]) => (number ? [[number, why] as const] : []));
  if (told.length === 0) return '';
  const total = told.reduce((sum, [number]) => sum + number, 0);
  return ` ${count(total)} left out: ${told.map(([number, why]) => `${count(number)} ${why}`).join(', ')}.`;
}
