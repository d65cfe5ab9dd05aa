import { Navigate, useParams } from 'react-router';
import { Elsewhere } from '../../../shared/ui/Elsewhere';

/** Leads the old addresses, which named no project, to where the thing is now. */
export default function LocatePage() {
  const { sourceUid, runId } = useParams();
  if (!sourceUid && !runId) return <Navigate to="/app" replace />;
  return <Elsewhere sourceUid={sourceUid} runId={runId} />;
}
