import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import { runQuery } from '../api/runs';

/** A run is looked at on its document's page. */
export default function RunPage() {
  const { projectId = '', runId = '' } = useParams();
  const [params] = useSearchParams();
  const run = useQuery(runQuery(projectId, runId));
  if (run.isError) return <NotFound />;
  if (!run.data) return <PageSkeleton />;
  params.set('run', runId);
  const to = `/app/projects/${projectId}/documents/${run.data.source_uid}?${params.toString()}`;
  return <Navigate to={to} replace />;
}
