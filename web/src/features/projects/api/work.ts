import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../../../shared/api/client';
import type {
  Applied,
  ConfirmCount,
  Confirmed,
  Dispatched,
  ModelConfig,
  Progress,
} from '../../../shared/api/types';

export function progressQuery(projectId: string, schemaId: string | null) {
  return queryOptions({
    queryKey: ['progress', projectId, schemaId],
    queryFn: ({ signal }) =>
      get<Progress>(`/projects/${projectId}/progress`, { schema_id: schemaId }, signal),
    enabled: schemaId !== null,
  });
}

export function applySchema(
  projectId: string,
  schemaId: string,
  config: ModelConfig,
  dryRun: boolean,
): Promise<Applied> {
  return post<Applied>(
    `/projects/${projectId}/apply-schema`,
    { schema_id: schemaId, ...(Object.keys(config).length > 0 ? { model_config: config } : {}) },
    dryRun ? { dry_run: true } : {},
  );
}

export function dispatchProject(
  projectId: string,
  schemaId: string,
  mostBlocks?: number,
): Promise<Dispatched> {
  return post<Dispatched>(`/projects/${projectId}/dispatch`, {
    schema_id: schemaId,
    ...(mostBlocks === undefined ? {} : { max_blocks: mostBlocks }),
  });
}

export function countProjectStaged(projectId: string, schemaId: string): Promise<ConfirmCount> {
  return post<ConfirmCount>(`/projects/${projectId}/confirm`, { schema_id: schemaId }, { dry_run: true });
}

export function confirmProject(projectId: string, schemaId: string, asOf: string): Promise<Confirmed> {
  return post<Confirmed>(`/projects/${projectId}/confirm`, { schema_id: schemaId, as_of: asOf });
}
