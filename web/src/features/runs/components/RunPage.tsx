import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import { runQuery } from '../api/runs';

/** A run is looked at on its document's page. */
export default function RunPage() {
  const { projectId = '', runId = '' } = useParams();
  const run = useQuery(runQuery(projectId, runId));
  if (run.isError) return <NotFound />;
  if (!run.data) return <PageSkeleton />;
  return <Navigate to={`/app/projects/${projectId}/documents/${run.data.source_uid}?run=${runId}`} replace />;
}
