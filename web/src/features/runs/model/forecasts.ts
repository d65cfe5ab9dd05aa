/** What was forecast when work was begun, kept in this browser so that it can be held against what it came to. */
export interface Promised {
  cost: number;
  low: number;
  high: number;
}

const key = 'blockdata-forecasts';
const most = 60;

function read(): [string, Promised][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as [string, Promised][]) : [];
  } catch {
    return [];
  }
}

/** `place` is a run, or a project and a schema; of the oldest ones nothing is kept. */
export function rememberForecast(place: string, promised: Promised): void {
  const others = read().filter(([each]) => each !== place);
  try {
    localStorage.setItem(key, JSON.stringify([...others, [place, promised]].slice(-most)));
  } catch {
    // No storage: nothing to hold it against later.
  }
}

export function promisedFor(place: string): Promised | null {
  return read().find(([each]) => each === place)?.[1] ?? null;
}
