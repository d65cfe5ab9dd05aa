import { useEffect, useState } from 'react';
import type { Counts, Run } from '../../../shared/api/types';
import { isWorking } from './effective';
import { ratePerMinute, settledOf, timeLeft, withSample, type Sample } from './pace';

const watched = new Map<string, Sample[]>();

/** Notes how far a run is; whatever page is open, the last minute is known when somebody asks. */
export function watchRun(runId: string, counts: Counts, at = Date.now()): void {
  watched.set(runId, withSample(watched.get(runId) ?? [], at, settledOf(counts)));
}

export interface Pace {
  now: number;
  /** Blocks a minute; null while it is not known yet. */
  rate: number | null;
  remaining: number;
  /** In milliseconds. */
  left: number | null;
}

/** How fast these runs are worked on, all together, and when they will be through. */
export function usePace(runs: Run[]): Pace {
  const working = runs.filter(isWorking);
  const busy = working.length > 0;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const at = Date.now();
    for (const { run_id, counts } of working) watchRun(run_id, counts, at);
  });
  useEffect(() => {
    if (!busy) return;
    setNow(Date.now());
    // Slow enough to be read.
    const timer = setInterval(() => setNow(Date.now()), 2000);
    return () => clearInterval(timer);
  }, [busy]);
  const rates = working
    .map(({ run_id }) => ratePerMinute(watched.get(run_id) ?? [], now))
    .filter((rate) => rate !== null);
  const rate = rates.length > 0 ? rates.reduce((sum, each) => sum + each, 0) : null;
  const remaining = working.reduce((sum, { counts }) => sum + counts.pending + counts.claimed, 0);
  return { now, rate, remaining, left: timeLeft(remaining, rate) };
}
