import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Problem } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';

export function isGone(error: unknown): boolean {
  return error instanceof Problem && [404, 410].includes(error.status);
}

/** Whatever of a project is not found, and whatever is done in vain, may be so because the project is gone: it is asked for. */
export function useGone(projectId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const ask = () => void readAgain(queries, after.projectDoubted(projectId));
    const stops = [
      queries.getQueryCache().subscribe(({ type, query, ...rest }) => {
        const [kind, of] = query.queryKey as readonly unknown[];
        const failed = type === 'updated' && 'action' in rest && rest.action.type === 'error';
        if (failed && of === projectId && kind !== 'project' && isGone(query.state.error)) ask();
      }),
      queries.getMutationCache().subscribe(({ type, mutation, ...rest }) => {
        const failed = type === 'updated' && 'action' in rest && rest.action.type === 'error';
        if (failed && isGone(mutation?.state.error)) ask();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [projectId, queries]);
}
