import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearchParams } from 'react-router';
import { projects as t } from 'texts/projects';
import { get } from '../api/client';
import { NotFound } from './NotFound';
import { PageSkeleton } from './PageSkeleton';

interface Props {
  sourceUid?: string;
  runId?: string;
  /** The project in which it was looked for in vain. */
  notIn?: string;
}

/** Leads to where a document or a run is: an address may name no project, or the wrong one. */
export function Elsewhere({ sourceUid, runId, notIn }: Props) {
  const [params] = useSearchParams();
  const found = useQuery({
    queryKey: ['locate', sourceUid, runId],
    queryFn: () =>
      get<{ items: { project_id: string }[] }>('/locate', { source_uid: sourceUid, run_id: runId }),
    // What was just deleted, or uploaded again, is not where it was.
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  if (found.isPending) return <PageSkeleton />;
  const project = found.data?.items.find(({ project_id }) => project_id !== notIn)?.project_id;
  if (project) {
    const rest = runId ? `runs/${runId}` : `documents/${sourceUid}`;
    const query = params.toString();
    return <Navigate to={`/app/projects/${project}/${rest}${query ? `?${query}` : ''}`} replace />;
  }
  return notIn ? (
    <NotFound title={t.elsewhere.title} back={{ to: `/app/projects/${notIn}`, name: t.elsewhere.back }} />
  ) : (
    <NotFound />
  );
}
