import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { Problem } from '../../../shared/api/problem';
import { Failure } from '../../../shared/ui/Failure';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import { Elsewhere } from '../../../shared/ui/Elsewhere';
import { runQuery } from '../api/runs';

/** A run is looked at on its document's page. */
export default function RunPage() {
  const { projectId = '', runId = '' } = useParams();
  const [params] = useSearchParams();
  const run = useQuery(runQuery(projectId, runId));
  if (run.error instanceof Problem && [400, 404].includes(run.error.status)) {
    return <Elsewhere runId={runId} notIn={projectId} />;
  }
  if (run.isLoadingError) return <Failure error={run.error} retry={() => void run.refetch()} />;
  if (!run.data) return <PageSkeleton />;
  params.set('run', runId);
  const to = `/app/projects/${projectId}/documents/${run.data.source_uid}?${params.toString()}`;
  return <Navigate to={to} replace />;
}
