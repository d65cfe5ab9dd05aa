import { useState } from 'react';
import type { Run } from '../../../shared/api/types';
import { effectiveRun } from '../../runs/model/effective';

/**
 * The run that the page is about: the one that the address asks for, else the one that the visit began with. A run that
 * is made meanwhile does not take its place under the hands of who works in it; one that is deleted is left for the
 * effective one.
 */
export function usePinnedRun(runs: Run[], asked: string | null): Run | undefined {
  const [pinned, setPinned] = useState<string | null>(null);
  const byId = (id: string | null) => runs.find(({ run_id }) => run_id === id);
  const run = asked === 'none' ? undefined : (byId(asked) ?? byId(pinned) ?? effectiveRun(runs));
  if (run && run.run_id !== pinned) setPinned(run.run_id);
  return run;
}

/** Whether a run was made after the one that is looked at, and is worth looking at. */
export function hasNewer(runs: Run[], run: Run | undefined): boolean {
  return !!run && runs.some(({ run_id, status }) => status !== 'cancelled' && run_id > run.run_id);
}
