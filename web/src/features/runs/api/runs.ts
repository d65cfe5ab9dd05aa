import { queryOptions } from '@tanstack/react-query';
import type { Answer, Wish } from '../../../shared/api/answer';
import { all, get, patch, post, remove } from '../../../shared/api/client';
import type { Dispatched, ErrorGroup, ModelConfig, Page, Run } from '../../../shared/api/types';

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

export type NewRun = Answer<'RunNewRun', { run_name?: string; model_config?: ModelConfig }>;

export function createRun(projectId: string, run: NewRun): Promise<Run> {
  return post<Run>(`/projects/${projectId}/runs`, run);
}

/** A name of null takes the name away; settings replace those that were there. */
export type RunChange = Wish<'RunChange', { model_config: ModelConfig }>;

export function changeRun(projectId: string, runId: string, change: RunChange): Promise<Run> {
  return patch<Run>(`/projects/${projectId}/runs/${runId}`, change);
}

/** So many blocks are enough to see what a schema and a model make of them. */
export const trialBlocks = 20;

export function dispatchRun(projectId: string, runId: string, mostBlocks?: number): Promise<Dispatched> {
  return post<Dispatched>(
    `/projects/${projectId}/runs/${runId}/dispatch`,
    mostBlocks === undefined ? {} : { max_blocks: mostBlocks },
  );
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

export type Retried = Answer<'ReviewRetried'>;

export function retryFailed(projectId: string, runId: string, errorClass?: string): Promise<Retried> {
  return post<Retried>(`/projects/${projectId}/runs/${runId}/retry-failed`, classBody(errorClass));
}

/** The same over the effective runs of a schema. */
export function retryProject(projectId: string, schemaId: string, errorClass?: string): Promise<Retried> {
  return post<Retried>(`/projects/${projectId}/retry-failed`, {
    schema_id: schemaId,
    ...classBody(errorClass),
  });
}

function classBody(errorClass: string | undefined): { error_class?: string } {
  return errorClass === undefined ? {} : { error_class: errorClass };
}

/** What failed, by class: of one run, or of a schema's effective runs. */
export type FailedIn = { runId: string } | { schemaId: string };

export function errorsQuery(projectId: string, where: FailedIn) {
  const byRun = 'runId' in where;
  return queryOptions({
    queryKey: ['errors', projectId, byRun ? where.runId : where.schemaId],
    queryFn: ({ signal }) =>
      get<Page<ErrorGroup>>(
        byRun ? `/projects/${projectId}/runs/${where.runId}/errors` : `/projects/${projectId}/errors`,
        byRun ? {} : { schema_id: where.schemaId },
        signal,
      ).then(({ items }) => items),
  });
}

export function deleteRun(projectId: string, runId: string, confirmed?: number): Promise<void> {
  return remove(`/projects/${projectId}/runs/${runId}`, { confirmed });
}
