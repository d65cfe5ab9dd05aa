import { runs as t } from 'texts/runs';
import { decidedOf, totalOf } from '../../../shared/lib/counts';
import type { OverlayStatus, Run, SourceDocument } from '../../../shared/api/types';

/** Newest first: run ids are UUID version 7, so their order is that of their making. */
export function newestFirst(runs: Run[]): Run[] {
  return [...runs].sort((a, b) => (a.run_id < b.run_id ? 1 : -1));
}

/**
 * The effective run of a document: the newest not cancelled one with something confirmed, else the newest not
 * cancelled one. The server decides by the same rule what exports and progress are about.
 */
export function effectiveRun(runs: Run[]): Run | undefined {
  const open = newestFirst(runs).filter((run) => run.status !== 'cancelled');
  return open.find((run) => run.counts.confirmed > 0) ?? open[0];
}

/** The share of a run's blocks that a person has decided on, from 0 to 1. */
export function shareDecided(run: Run): number {
  const total = totalOf(run.counts);
  return total === 0 ? 0 : decidedOf(run.counts) / total;
}

/** The effective run of each document under one schema. */
export function effectiveRuns(runs: Run[], schemaId: string | null): Map<string, Run> {
  const bySource = new Map<string, Run[]>();
  for (const run of runs) {
    if (run.schema_id === schemaId)
      bySource.set(run.source_uid, [...(bySource.get(run.source_uid) ?? []), run]);
  }
  const result = new Map<string, Run>();
  for (const [source, group] of bySource) {
    const run = effectiveRun(group);
    if (run) result.set(source, run);
  }
  return result;
}

export function isWorking(run: Run): boolean {
  return run.dispatch === 'working' && run.status === 'running';
}

/** Whether it could be worked on now or later. */
export function isOpen(run: Run): boolean {
  return run.status === 'running' && run.counts.pending + run.counts.claimed > 0;
}

/** Whether it is being worked on: what can be paused. One that only waits stands still already. */
export function isUnderWay(run: Run): boolean {
  return isOpen(run) && (isWorking(run) || run.counts.claimed > 0);
}

export function isOffline(run: Run): boolean {
  return run.models?.includes('offline') === true || run.model_config?.model === 'offline';
}

export interface Standing {
  status: OverlayStatus;
  word?: string;
  reason?: string;
}

/** The one word for a run: what a reviewer should know first. */
export function standingOfRun(run: Run): Standing {
  const { counts } = run;
  if (run.status === 'cancelled') return { status: 'rejected', word: t.standing.cancelled };
  if (run.status === 'paused')
    return { status: 'pending', word: t.standing.paused, reason: run.status_reason ?? undefined };
  if (counts.claimed > 0 || (isWorking(run) && counts.pending > 0)) return { status: 'claimed' };
  if (counts.ai_complete > 0) return { status: 'ai_complete' };
  if (counts.failed > 0) return { status: 'failed' };
  if (counts.pending > 0) return { status: 'pending' };
  return counts.confirmed === 0 && counts.rejected > 0 ? { status: 'rejected' } : { status: 'confirmed' };
}

/** The one word for a document: its conversion while that is not over, then its run. */
export function standingOf(document: SourceDocument, run: Run | undefined): Standing | null {
  switch (document.status) {
    case 'uploaded':
      return { status: 'pending', word: t.standing.uploaded };
    case 'converting':
      // Not all is converted: Markdown and text are read as they are.
      return { status: 'claimed', word: t.standing.reading };
    case 'conversion_failed':
      return { status: 'failed', word: t.standing.notConverted, reason: document.error ?? undefined };
    case 'ingest_failed':
      return { status: 'failed', word: t.standing.notIngested, reason: document.error ?? undefined };
    case 'ingested':
      return run ? standingOfRun(run) : null;
  }
}
