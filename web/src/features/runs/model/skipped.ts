import { runs as t } from 'texts/runs';

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
  const reasons: [number | undefined, (blocks: number) => string][] = [
    [skipped.changed, t.skipped.changed],
    [skipped.not_staged, t.skipped.notStaged],
    [skipped.not_closed, t.skipped.notClosed],
    [skipped.invalid, t.skipped.invalid],
    [skipped.unknown, t.skipped.unknown],
  ];
  const told = reasons.flatMap(([number, why]) => (number ? [[number, why] as const] : []));
  if (told.length === 0) return '';
  const total = told.reduce((sum, [number]) => sum + number, 0);
  const out = t.skipped.leftOut(
    total,
    told.map(([number, why]) => why(number)),
  );
  return ` ${out}`;
}
