import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useCallback, useMemo, useState } from 'react';
import type { SourceDocument } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { toastProblem } from '../../../shared/ui/toast';
import table from '../../../shared/ui/table.module.css';
import { documentsQuery, retryDocument } from '../../documents/api/documents';
import { ordered, useOrder } from '../../documents/model/order';
import { useSteady } from '../../documents/model/steady';
import { PausedNotice } from '../../runs/components/PausedNotice';
import { UnsentNotice } from '../../upload/components/UnsentNotice';
import { UploadList } from '../../upload/components/UploadList';
import { WholePageDrop } from '../../upload/components/WholePageDrop';
import { choose } from '../../upload/model/choose';
import { useBusy, useShelf } from '../../upload/model/shelves';
import { useScope } from '../model/scope';
import { useProjectCommands } from '../model/useProjectCommands';
import { useReview } from '../model/useReview';
import { DocumentDialogs, type DocumentQuestion } from './DocumentDialogs';
import { Failures } from './Failures';
import { WorkLine } from './WorkLine';
import type { DocumentVerb } from './DocumentMenu';
import { DocumentsTable } from './DocumentsTable';
import { ProgressCard } from './ProgressCard';
import { ProjectDialogs, type ProjectQuestion } from './ProjectDialogs';
import { ProjectToolbar } from './ProjectToolbar';

/** A project: how far its review is, its documents, and what can be done with all of them. */
export default function ProjectPage() {
  const { project, live } = useScope();
  const id = project.project_id;
  useTitle(project.project_name);
  const documents = useQuery(documentsQuery(id));
  const review = useReview(id);
  const shelf = useShelf(id);
  const [question, setQuestion] = useState<ProjectQuestion>(null);
  const [about, setAbout] = useState<DocumentQuestion>(null);
  const editor = can(project.role, 'editor');
  const owner = can(project.role, 'owner');
  const [params] = useSearchParams();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [failures, setFailures] = useState(params.get('status') === 'failed');
  const upload = (what: 'files' | 'folder' = 'files') =>
    void choose(what).then((found) => found && shelf.add(found));
  const [order, setOrder] = useOrder();
  const { by, down } = order;
  const inOrder = useMemo(
    () => ordered(documents.data ?? [], review.effective, { by, down }),
    [documents.data, review.effective, by, down],
  );
  const sorted = useSteady(inOrder, `${by}:${down}`, useBusy(shelf));

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
    onFailures: () => setFailures(true),
  });
  // The same function as long as the page is: a row is drawn again only when its document has changed.
  const onVerb = useCallback(
    (verb: DocumentVerb, document: SourceDocument) => {
      if (verb === 'retry') void retryDocument(id, document.source_uid).catch(toastProblem);
      else setAbout({ verb, document });
    },
    [id],
  );

  return (
    <>
      <ProjectToolbar
        project={project}
        documents={documents.data}
        review={review}
        onUpload={upload}
        onAsk={setQuestion}
        onFailures={() => setFailures(true)}
      />
      <PausedNotice
        projectId={id}
        runs={review.paused}
        editor={editor}
        nameOf={(run) => titles.get(run.source_uid)}
        onProjectBudget={owner ? () => setQuestion('project') : undefined}
      />
      <div className={table.page} ref={setScroller}>
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
        {documents.isPending && <RowsSkeleton />}
        {documents.isLoadingError && (
          <Failure error={documents.error} retry={() => void documents.refetch()} />
        )}
        {documents.data?.length === 0 && (
          <EmptyState
            title="No documents yet"
            hint={
              editor
                ? 'Drop Word, PowerPoint, Excel, PDF, HTML, CSV, Markdown or text files anywhere on this page, with their folders or as a ZIP archive, or choose them.'
                : undefined
            }
          >
            {editor && (
              <>
                <Button variant="filled" onClick={() => upload('files')}>
                  Choose files
                </Button>
                <Button onClick={() => upload('folder')}>Choose folder</Button>
              </>
            )}
          </EmptyState>
        )}
        {sorted.length > 0 && (
          <DocumentsTable
            projectId={id}
            documents={sorted}
            runs={review.effective}
            order={order}
            onOrder={setOrder}
            editor={editor}
            scroller={scroller}
            onVerb={onVerb}
          />
        )}
      </div>
      {editor && <WholePageDrop onFiles={shelf.add} />}
      <ProjectDialogs question={question} review={review} bare={bare} onClose={() => setQuestion(null)} />
      <DocumentDialogs projectId={id} question={about} onClose={() => setAbout(null)} />
    </>
  );
}

function isIngested({ status }: SourceDocument): boolean {
  return status === 'ingested';
}
