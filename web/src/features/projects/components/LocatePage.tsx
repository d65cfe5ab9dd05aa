import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { get } from '../../../shared/api/client';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';

/** Leads the old addresses, which named no project, to where the thing is now. */
export default function LocatePage() {
  const { sourceUid, runId } = useParams();
  const found = useQuery({
    queryKey: ['locate', sourceUid, runId],
    queryFn: () =>
      get<{ items: { project_id: string }[] }>('/locate', { source_uid: sourceUid, run_id: runId }),
    enabled: sourceUid !== undefined || runId !== undefined,
  });
  if (!sourceUid && !runId) return <Navigate to="/app" replace />;
  if (found.isPending) return <PageSkeleton />;
  const project = found.data?.items[0]?.project_id;
  if (!project) return <NotFound />;
  const rest = runId ? `runs/${runId}` : `documents/${sourceUid}`;
  return <Navigate to={`/app/projects/${project}/${rest}`} replace />;
}
