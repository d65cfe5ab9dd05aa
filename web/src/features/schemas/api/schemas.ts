import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { all, get, postText, remove } from '../../../shared/api/client';
import { Problem } from '../../../shared/api/problem';
import type { ListedSchema, SchemaArtifact, SchemaCheck, SchemaUses } from '../../../shared/api/types';

export const schemasQuery = queryOptions({
  queryKey: ['schemas'],
  queryFn: ({ signal }) => all<ListedSchema>('/schemas', {}, signal),
});

export function schemaQuery(schemaId: string) {
  return queryOptions({
    queryKey: ['schema', schemaId],
    queryFn: ({ signal }) => get<SchemaArtifact>(`/schemas/${schemaId}`, undefined, signal),
    // A schema never changes; another one gets another id.
    staleTime: Infinity,
  });
}

export function useSchemas() {
  return useQuery(schemasQuery);
}

/** The schemas with these ids, those of other members included. */
export function useSchemasById(ids: string[]): Map<string, SchemaArtifact> {
  return useQueries({
    queries: ids.map((id) => schemaQuery(id)),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data ? [[data.schema_id, data] as const] : []))),
  });
}

export function registerSchema(text: string): Promise<SchemaArtifact> {
  return postText<SchemaArtifact>('/schemas', text);
}

export function deleteSchema(schemaId: string): Promise<void> {
  return remove(`/schemas/${schemaId}`);
}

/** What registering would come to now. A refusal is an answer too: it says what is wrong where. */
export function checkQuery(text: string) {
  return queryOptions({
    queryKey: ['schema-check', text],
    queryFn: () => postText<SchemaCheck>('/schemas/check', text),
    retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status < 500),
    staleTime: 30_000,
    gcTime: 0,
  });
}

export function usesQuery(schemaId: string) {
  return queryOptions({
    queryKey: ['schema-uses', schemaId],
    queryFn: ({ signal }) => get<SchemaUses>(`/schemas/${schemaId}/uses`, undefined, signal),
    staleTime: 0,
  });
}
