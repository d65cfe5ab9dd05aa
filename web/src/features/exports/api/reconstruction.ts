import { infiniteQueryOptions } from '@tanstack/react-query';
import { address, get } from '../../../shared/api/client';
import { Problem } from '../../../shared/api/problem';
import type { Reconstruction } from '../../../shared/api/exportTypes';

/** The server puts the whole document together for each page: rather few large ones. */
const pageSize = 250;

function pathOf(projectId: string, sourceUid: string): string {
  return `/projects/${projectId}/documents/${sourceUid}/reconstruction`;
}

/** What is different in the revised document, its blocks page by page. */
export function reconstructionQuery(projectId: string, sourceUid: string, runId: string) {
  return infiniteQueryOptions({
    queryKey: ['reconstruction', projectId, sourceUid, runId],
    queryFn: ({ pageParam, signal }) =>
      get<Reconstruction>(
        pathOf(projectId, sourceUid),
        { run_id: runId, preview: true, limit: pageSize, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    staleTime: 0,
    refetchOnMount: 'always',
    retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status < 500),
  });
}

export function revisedFile(projectId: string, sourceUid: string, runId: string): string {
  return address(pathOf(projectId, sourceUid), { run_id: runId });
}
