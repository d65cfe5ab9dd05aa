import { runs as t } from 'texts/runs';

interface Words {
  /** A name short enough for a cell. */
  name: string;
  /** What it means, and whether asking again is likely to help. */
  hint: string;
}

const classes: Record<string, Words> = t.errorClasses;

/** A class of error in words; one that is not known here by its own name. */
export function errorClassWords(errorClass: string): Words {
  const known = Object.hasOwn(classes, errorClass) ? classes[errorClass] : undefined;
  if (known) return known;
  const name = errorClass.replaceAll('_', ' ').trim();
  return name === ''
    ? t.errorClasses.unknown
    : { name: name.charAt(0).toUpperCase() + name.slice(1), hint: '' };
}

/** Which runs stand still with nothing but what failed: they go on as soon as that is pending again. */
export function toWake<T extends { status: string; dispatch: string; counts: RunCounts }>(runs: T[]): T[] {
  return runs.filter(
    ({ status, dispatch, counts }) =>
      (status === 'complete' || status === 'running') &&
      dispatch !== 'working' &&
      counts.failed > 0 &&
      counts.pending + counts.claimed === 0,
  );
}

interface RunCounts {
  failed: number;
  pending: number;
  claimed: number;
}
