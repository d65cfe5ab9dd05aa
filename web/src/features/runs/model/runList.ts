import { runs as t } from 'texts/runs';
import type { Run } from '../../../shared/api/types';
import { compare } from '../../../shared/lib/collation';
import { isWorking, shareDecided, standingOfRun } from './effective';

export const runSortKeys = [
  'document',
  'name',
  'schema',
  'model',
  'status',
  'progress',
  'cost',
  'made',
] as const;

export type RunSort = (typeof runSortKeys)[number];

export interface RunOrder {
  by: RunSort;
  down: boolean;
}

/** A run with what it goes by in a list. */
export interface ListedRun {
  run: Run;
  document: string;
  schema: string;
  model: string;
  by: string;
}

/** What somebody looks for among runs; several may be true of one. */
export type RunFilter = 'working' | 'waiting' | 'paused' | 'staged' | 'failed' | 'decided' | 'cancelled';

export const runFilters: Record<RunFilter, string> = t.filters;

export function isRunFilter(word: string | null): word is RunFilter {
  return word !== null && word in runFilters;
}

export function passes(run: Run, filter: RunFilter | null): boolean {
  const { counts, status } = run;
  const stands = status !== 'cancelled';
  switch (filter) {
    case null:
      return true;
    case 'working':
      return standingOfRun(run).status === 'claimed';
    case 'waiting':
      return status === 'running' && counts.pending > 0 && !isWorking(run);
    case 'paused':
    case 'cancelled':
      return status === filter;
    case 'staged':
      return stands && counts.ai_complete > 0;
    case 'failed':
      return stands && counts.failed > 0;
    case 'decided':
      return status === 'complete' && counts.ai_complete + counts.failed === 0;
  }
}

/** "claude-haiku-4-5", or what it was told to ask; empty where its schema or the platform decides. */
export function modelOfRun({ models, model_config }: Run): string {
  return models && models.length > 0 ? models.join(', ') : (model_config?.model ?? '');
}

export function runPath(projectId: string, { source_uid, run_id }: Run): string {
  return `/app/projects/${projectId}/documents/${source_uid}?run=${run_id}`;
}

/** A click on a head: the other way round, or by that column; figures and times begin at their large end. */
export function nextOrder(order: RunOrder, by: RunSort): RunOrder {
  if (order.by === by) return { by, down: !order.down };
  return { by, down: by === 'progress' || by === 'cost' || by === 'made' };
}

export function readRunOrder(text: string | null): RunOrder {
  const [by, way] = (text ?? '').split(':');
  return runSortKeys.includes(by as RunSort)
    ? { by: by as RunSort, down: way === 'down' }
    : { by: 'made', down: true };
}

const urgency = ['failed', 'ai_complete', 'claimed', 'pending', 'rejected', 'confirmed'];

/**
 * The runs in an order; equal ones the newest first, so that a list that is read again stays as it is. What has no name,
 * or no model yet, comes last either way.
 */
export function inOrder(runs: ListedRun[], { by, down }: RunOrder): ListedRun[] {
  const rank = ({ run, document, schema, model }: ListedRun): number | string => {
    switch (by) {
      case 'document':
        return document;
      case 'name':
        return run.run_name ?? '';
      case 'schema':
        return schema;
      case 'model':
        return model;
      case 'status':
        return urgency.indexOf(standingOfRun(run).status);
      case 'progress':
        return shareDecided(run);
      case 'cost':
        return run.usage?.cost_usd ?? -1;
      case 'made':
        return run.run_id;
    }
  };
  const way = down ? -1 : 1;
  return runs
    .map((listed) => ({ listed, rank: rank(listed) }))
    .sort(
      (a, b) =>
        Number(a.rank === '') - Number(b.rank === '') ||
        compare(a.rank, b.rank) * way ||
        (a.listed.run.run_id < b.listed.run.run_id ? 1 : -1),
    )
    .map(({ listed }) => listed);
}

/** What can still be stopped for good: what is through has nothing to cancel. */
export function canBeCancelled({ status }: Run): boolean {
  return status === 'running' || status === 'paused';
}

/** What goes with runs that are deleted, in numbers: "2 runs with 96 confirmed, 4 rejected and 12 staged blocks". */
export function goesWithRuns(runs: Run[]): { words: string; confirmed: number } {
  const total = { confirmed: 0, rejected: 0, ai_complete: 0 };
  for (const { counts } of runs) {
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
  }
  const told: [number, (blocks: number) => string][] = [
    [total.confirmed, t.goesWith.confirmed],
    [total.rejected, t.goesWith.rejected],
    [total.ai_complete, t.goesWith.staged],
  ];
  const parts = told.filter(([blocks]) => blocks > 0).map(([blocks, words]) => words(blocks));
  return { words: t.goesWith.all(parts), confirmed: total.confirmed };
}
