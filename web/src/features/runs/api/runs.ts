import { queryOptions } from '@tanstack/react-query';
import { address, all, get, post, remove } from '../../../shared/api/client';
import type { Dispatched, Run } from '../../../shared/api/types';

/** Every run of a project: one list serves the project page, the documents' progress and the run selector. */
export function runsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['runs', projectId],
    queryFn: ({ signal }) => all<Run>(`/projects/${projectId}/runs`, {}, signal),
  });
}

export function runQuery(projectId: string, runId: string) {
  return queryOptions({
    queryKey: ['run', projectId, runId],
    queryFn: ({ signal }) => get<Run>(`/projects/${projectId}/runs/${runId}`, undefined, signal),
  });
}

export interface NewRun {
  source_uid: string;
  schema_id: string;
  run_name?: string;
  model_config?: { model: string };
}

export function createRun(projectId: string, run: NewRun): Promise<Run> {
  return post<Run>(`/projects/${projectId}/runs`, run);
}

export function dispatchRun(projectId: string, runId: string): Promise<Dispatched> {
  return post<Dispatched>(`/projects/${projectId}/runs/${runId}/dispatch`, {});
}

export function cancelRun(projectId: string, runId: string): Promise<unknown> {
  return post(`/projects/${projectId}/runs/${runId}/cancel`);
}

export function pauseRun(projectId: string, runId: string): Promise<unknown> {
  return post(`/projects/${projectId}/runs/${runId}/pause`);
}

/** Goes on where it was paused; what was being worked on then is worked on again. */
export function resumeRun(projectId: string, runId: string): Promise<unknown> {
  return post(`/projects/${projectId}/runs/${runId}/resume`);
}

export function retryFailed(projectId: string, runId: string): Promise<unknown> {
  return post(`/projects/${projectId}/runs/${runId}/retry-failed`, {});
}

export function deleteRun(projectId: string, runId: string, confirmed?: number): Promise<void> {
  return remove(`/projects/${projectId}/runs/${runId}`, { confirmed });
}

export function runExport(projectId: string, runId: string, staged = false): string {
  return address(`/projects/${projectId}/runs/${runId}/export`, { include: staged ? 'staged' : undefined });
}
