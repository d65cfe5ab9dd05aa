import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { after, readAgain } from '../../../shared/api/stale';
import type { Project } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';

/** Under which key somebody leaves a project: from then on nothing of it is asked for. */
export const leaving = (projectId: string) => ['leaving', projectId];

/**
 * Has everything read again that says who is in a project. It may be one's own role that has changed: that is read
 * first, and what only owners see is asked for by owners alone.
 */
export function useMembersRead(projectId: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await readAgain(queries, after.rightsChanged(projectId));
    if (queries.isMutating({ mutationKey: leaving(projectId) }) > 0) return;
    const project = queries.getQueryData<Project>(['project', projectId]);
    const owner = !project || can(project.role, 'owner');
    await readAgain(queries, owner ? after.membersChangedFor(projectId) : after.membersChanged(projectId));
  }, [queries, projectId]);
}
