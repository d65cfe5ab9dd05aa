import { queryOptions } from '@tanstack/react-query';
import { get } from '../../../shared/api/client';
import type { Forecast, Spent } from '../../../shared/api/types';

export interface ForecastOf {
  schemaId: string;
  /** What is left of this run; without it of the schema in the whole project. */
  runId?: string;
  /** In the place of whatever model would be chosen. */
  model?: string;
}

export function forecastQuery(projectId: string, { schemaId, runId, model }: ForecastOf) {
  return queryOptions({
    queryKey: ['forecast', projectId, schemaId, runId ?? null, model ?? null],
    queryFn: ({ signal }) =>
      get<Forecast>(
        `/projects/${projectId}/forecast`,
        { schema_id: schemaId, run_id: runId, model: model || undefined },
        signal,
      ),
    staleTime: 10_000,
  });
}

/** What a project has spent, deleted runs included, and may. */
export function costsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['costs', projectId],
    queryFn: ({ signal }) => get<Spent>(`/projects/${projectId}/costs`, undefined, signal),
  });
}
