import type { QueryClient } from '@tanstack/react-query';
import { documentQuery } from '../features/documents/api/documents';
import { projectQuery } from '../features/projects/api/projects';
import { runsQuery } from '../features/runs/api/runs';

/** Asks for what the page of a document asks for, all at once instead of one after the other. */
export function askAhead(queries: QueryClient, projectId: string, sourceUid: string): void {
  void queries.prefetchQuery(projectQuery(projectId));
  void queries.prefetchQuery(documentQuery(projectId, sourceUid));
  void queries.prefetchQuery(runsQuery(projectId));
}
