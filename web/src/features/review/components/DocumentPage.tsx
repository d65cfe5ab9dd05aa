import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { Problem } from '../../../shared/api/problem';
import { useTitle } from '../../../shared/lib/useTitle';
import { Failure } from '../../../shared/ui/Failure';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import { useScope } from '../../../shared/realtime/scope';
import { Elsewhere } from '../../../shared/ui/Elsewhere';
import { runsQuery } from '../../runs/api/runs';
import { newestFirst } from '../../runs/model/effective';
import { documentQuery } from '../../documents/api/documents';
import { usePinnedRun } from '../model/usePinnedRun';
import { NotYet } from './NotYet';
import { ReviewPage } from './ReviewPage';

/** A document's address: which document, which of its runs, and perhaps which block. */
export default function DocumentPage() {
  const { project } = useScope();
  const { sourceUid = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  // Whoever has deleted it is on the way to another page: nothing asks for it any more.
  const [gone, setGone] = useState(false);
  const document = useQuery({ ...documentQuery(project.project_id, sourceUid), enabled: !gone });
  const runs = useQuery(runsQuery(project.project_id));
  const own = useMemo(
    () => newestFirst((runs.data ?? []).filter((run) => run.source_uid === sourceUid)),
    [runs.data, sourceUid],
  );
  const run = usePinnedRun(own, params.get('run'));
  useTitle(document.data?.doc_title);

  if (gone) return <PageSkeleton />;
  if (document.error instanceof Problem && [400, 404].includes(document.error.status)) {
    return <Elsewhere sourceUid={sourceUid} notIn={project.project_id} />;
  }
  if (document.isLoadingError)
    return <Failure error={document.error} retry={() => void document.refetch()} />;
  if (runs.isLoadingError) return <Failure error={runs.error} retry={() => void runs.refetch()} />;
  if (!document.data || !runs.data) return <PageSkeleton />;
  if (document.data.status !== 'ingested') return <NotYet document={document.data} />;

  const block = Number(params.get('block') ?? NaN);
  const choose = (runId: string | null, fresh = false) => {
    const next = new URLSearchParams(params);
    next.set('run', runId ?? 'none');
    for (const name of ['block', 'status']) next.delete(name);
    setParams(next, { replace: true, state: fresh ? { fresh: runId } : null });
  };
  const state = location.state as { fresh?: string; side?: 'report' } | null;
  const fresh = state?.fresh;
  return (
    <ReviewPage
      key={`${sourceUid}:${run?.run_id ?? ''}`}
      document={document.data}
      runs={own}
      run={run}
      startAt={Number.isInteger(block) && block >= 0 ? block : null}
      report={state?.side === 'report'}
      failedOnly={params.get('status') === 'failed'}
      fresh={fresh === run?.run_id && run?.dispatch === 'none' && run.counts.pending === run.total_blocks}
      onGone={() => setGone(true)}
      onRun={choose}
    />
  );
}
