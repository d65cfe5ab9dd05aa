import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { revisedWords as words } from 'texts/revised';
import { Problem } from '../../../shared/api/problem';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { useScope } from '../../../shared/realtime/scope';
import { Elsewhere } from '../../../shared/ui/Elsewhere';
import { documentQuery } from '../../documents/api/documents';
import { runsQuery } from '../../runs/api/runs';
import { effectiveRun, newestFirst } from '../../runs/model/effective';
import { useSchemasById } from '../../schemas/api/schemas';
import css from './RevisedPage.module.css';
import { RevisedView } from './RevisedView';

/** The revised document of a run: what is different in it, to be looked through before it is downloaded. */
export default function RevisedPage() {
  const { project } = useScope();
  const id = project.project_id;
  const { sourceUid = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const document = useQuery(documentQuery(id, sourceUid));
  const runs = useQuery(runsQuery(id));
  const own = useMemo(
    () => newestFirst((runs.data ?? []).filter((run) => run.source_uid === sourceUid)),
    [runs.data, sourceUid],
  );
  useTitle(document.data && words.pageTitle(document.data.doc_title));

  if (document.error instanceof Problem && [400, 404].includes(document.error.status)) {
    return <Elsewhere sourceUid={sourceUid} notIn={id} />;
  }
  if (document.isLoadingError)
    return <Failure error={document.error} retry={() => void document.refetch()} />;
  if (runs.isLoadingError) return <Failure error={runs.error} retry={() => void runs.refetch()} />;
  if (!document.data || !runs.data) return <PageSkeleton />;
  const asked = params.get('run');
  const run = own.find(({ run_id }) => run_id === asked) ?? effectiveRun(own);
  const choose = (runId: string) => setParams({ run: runId }, { replace: true });
  const bar = { document: document.data, runs: own, run, onRun: choose };
  if (run) return <RevisedView key={run.run_id} document={document.data} run={run} bar={bar} />;
  return (
    <>
      <RevisedBar {...bar} />
      <EmptyState title={words.not.noRunTitle} hint={words.not.noRun}>
        <Button component={Link} to={`/app/projects/${id}/documents/${sourceUid}`}>
          {words.backToDocument}
        </Button>
      </EmptyState>
    </>
  );
}

export interface BarProps {
  document: SourceDocument;
  runs: Run[];
  run: Run | undefined;
  onRun: (runId: string) => void;
}

/** Where one is, of which run, and what can be done. */
export function RevisedBar(props: BarProps & { action?: React.ReactNode }) {
  const { document, runs, run, onRun, action } = props;
  const { project } = useScope();
  const byId = useSchemasById(useMemo(() => [...new Set(runs.map((each) => each.schema_id))], [runs]));
  const home = `/app/projects/${project.project_id}`;
  const nameOf = ({ run_name, schema_id, created_at }: Run) =>
    run_name ?? `${byId.get(schema_id)?.schema_ref ?? '…'}, ${onDay(created_at)}`;
  return (
    <Toolbar
      actions={
        <>
          {runs.length > 1 && (
            <NativeSelect
              className={css.run}
              size="xs"
              aria-label={words.run}
              value={run?.run_id}
              onChange={(event) => onRun(event.currentTarget.value)}
              data={runs.map((each) => ({ value: each.run_id, label: nameOf(each) }))}
            />
          )}
          {action}
        </>
      }
    >
      <Crumbs
        trail={[
          { to: '/app', name: words.projects },
          { to: home, name: project.project_name },
          {
            to: `${home}/documents/${document.source_uid}${run ? `?run=${run.run_id}` : ''}`,
            name: document.doc_title,
          },
        ]}
        here={words.title}
      />
    </Toolbar>
  );
}
