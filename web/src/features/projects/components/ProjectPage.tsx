import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SourceDocument } from '../../../shared/api/types';
import { lazily } from '../../../shared/lib/lazily';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Live } from '../../../shared/ui/Live';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { useScope } from '../../../shared/realtime/scope';
import { documentsQuery } from '../../documents/api/documents';
import { ordered, useOrder } from '../model/order';
import { useSteady } from '../model/steady';
import { runsQuery } from '../../runs/api/runs';
import { PausedNotice } from '../../runs/components/PausedNotice';
import { useMade } from '../../schemas/model/made';
import { UnsentNotice } from '../../upload/components/UnsentNotice';
import { UploadList } from '../../upload/components/UploadList';
import { WholePageDrop } from '../../upload/components/WholePageDrop';
import { choose } from '../../upload/model/choose';
import { useBusy, useShelf } from '../../upload/model/shelves';
import { membersQuery } from '../api/projects';
import { useProjectCommands } from '../model/useProjectCommands';
import { useReview } from '../model/useReview';
import { useRunsFound } from '../model/useRunsFound';
import { useView } from '../model/view';
import { DocumentsView } from './DocumentsView';
import { Failures } from './Failures';
import { ProgressCard } from './ProgressCard';
import { ProjectDialogs, type ProjectQuestion } from './ProjectDialogs';
import { ProjectToolbar } from './ProjectToolbar';
import { RunFilters, RunsView } from './RunsView';
import { ViewTabs } from './ViewTabs';
import { WorkLine } from './WorkLine';

const MembersView = lazily(() => import('./MembersView'));
const InviteButton = lazily(() => import('./InviteButton'));
const AuditView = lazily(() => import('./AuditView'));
const AuditFilters = lazily(() => import('./AuditFilters'));

/** A project: its documents and how far their review is, its runs, its members, and what can be done with all of it. */
export default function ProjectPage() {
  const { project, live } = useScope();
  const id = project.project_id;
  useTitle(project.project_name);
  const editor = can(project.role, 'editor');
  const owner = can(project.role, 'owner');
  const [view, setView] = useView(owner);
  const documents = useQuery(documentsQuery(id));
  const runs = useQuery(runsQuery(id));
  const members = useQuery(membersQuery(id));
  const review = useReview(id);
  const found = useRunsFound(id, runs.data, documents.data, view === 'runs');
  const shelf = useShelf(id);
  const made = useMade();
  const [question, setQuestion] = useState<ProjectQuestion>(made && editor ? 'apply' : null);
  const [params] = useSearchParams();
  const [failures, setFailures] = useState(view === 'documents' && params.get('status') === 'failed');
  const showFailures = () => {
    if (view !== 'documents') setView('documents');
    setFailures(true);
  };
  const take: typeof shelf.add = (files) => {
    if (view !== 'documents') setView('documents');
    return shelf.add(files);
  };
  const upload = (what: 'files' | 'folder' = 'files') =>
    void choose(what).then((files) => files && take(files));
  const [order, setOrder] = useOrder();
  const { by, down } = order;
  const inOrder = useMemo(
    () => ordered(documents.data ?? [], review.effective, { by, down }),
    [documents.data, review.effective, by, down],
  );
  const uploading = useBusy(shelf);
  const sorted = useSteady(inOrder, `${by}:${down}`, uploading);
  const effective = useMemo(() => [...review.effective.values()], [review.effective]);
  const titles = useMemo(
    () => new Map(sorted.map(({ source_uid, doc_title }) => [source_uid, doc_title])),
    [sorted],
  );
  const bare = sorted.filter((each) => isIngested(each) && !review.effective.has(each.source_uid)).length;

  useProjectCommands({
    project,
    review,
    ingested: sorted.some(isIngested),
    onUpload: upload,
    onAsk: setQuestion,
    onFailures: showFailures,
    onView: setView,
  });

  return (
    <>
      <ProjectToolbar
        project={project}
        documents={documents.data}
        review={review}
        onUpload={upload}
        onAsk={setQuestion}
        onFailures={showFailures}
      />
      <ViewTabs
        projectId={id}
        view={view}
        numbers={{
          documents: documents.data?.length,
          runs: runs.data?.length,
          members: members.data?.length,
        }}
        role={project.role}
      >
        {view === 'runs' && !!runs.data?.length && <RunFilters found={found} />}
        {owner && (view === 'members' || view === 'audit') && (
          <Suspense fallback={null}>
            {view === 'members' ? <InviteButton project={project} /> : <AuditFilters projectId={id} />}
          </Suspense>
        )}
        {/* The log is read when it is opened, not followed. */}
        {view !== 'audit' && (view !== 'documents' || !review.schemaId) && <Live state={live} />}
      </ViewTabs>
      <PausedNotice
        projectId={id}
        runs={review.paused}
        editor={editor}
        nameOf={(run) => titles.get(run.source_uid)}
        onProjectBudget={owner ? () => setQuestion('project') : undefined}
      />
      {view === 'runs' && <RunsView project={project} runs={runs} found={found} />}
      {(view === 'members' || view === 'audit') && (
        <div className={table.page}>
          <Suspense fallback={<RowsSkeleton />}>
            {view === 'members' ? <MembersView project={project} /> : <AuditView project={project} />}
          </Suspense>
        </div>
      )}
      {view === 'documents' && (
        <DocumentsView
          project={project}
          documents={documents}
          sorted={sorted}
          order={order}
          onOrder={setOrder}
          review={review}
          runs={runs.data ?? []}
          onUpload={upload}
          uploading={uploading}
        >
          {review.schemaId && (
            <ProgressCard
              counts={review.counts}
              schemas={review.schemas}
              schemaId={review.schemaId}
              live={live}
              working={review.working.length}
              offline={review.offline}
              onSchema={review.choose}
              failures={failures}
              onFailures={() => setFailures((open) => !open)}
              work={<WorkLine project={project} review={review} />}
            />
          )}
          {failures && review.schemaId && (
            <Failures
              project={project}
              schemaId={review.schemaId}
              runs={effective}
              documents={sorted}
              failed={review.counts.failed}
              onClose={() => setFailures(false)}
            />
          )}
          <UnsentNotice shelf={shelf} />
          <UploadList queue={shelf.queue} projectId={id} documents={documents.data} />
        </DocumentsView>
      )}
      {editor && <WholePageDrop onFiles={take} />}
      <ProjectDialogs
        question={question}
        review={review}
        bare={bare}
        made={made}
        onClose={() => setQuestion(null)}
      />
    </>
  );
}

function isIngested({ status }: SourceDocument): boolean {
  return status === 'ingested';
}
