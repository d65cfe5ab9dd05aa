import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { project as t } from 'texts/project';
import type { Project, Run, SourceDocument } from '../../../shared/api/types';
import { useCommands } from '../../../shared/lib/commands';
import { can } from '../../../shared/lib/roles';
import { useSelection } from '../../../shared/lib/selection';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { SelectionBar } from '../../../shared/ui/SelectionBar';
import table from '../../../shared/ui/table.module.css';
import { toastProblem } from '../../../shared/ui/toast';
import { retryDocument } from '../../documents/api/documents';
import type { Order } from '../model/order';
import { Exporting } from '../../exports/components/Exporting';
import { useDocumentActs } from '../model/useDocumentActs';
import type { Review } from '../model/useReview';
import { ActButtons } from './ActButtons';
import { ApplyToDialog } from './ApplyToDialog';
import { DeleteDocumentsDialog } from './DeleteDocumentsDialog';
import { DocumentDialogs, type DocumentQuestion } from './DocumentDialogs';
import type { DocumentVerb } from './DocumentMenu';
import { DocumentsTable, uidOf } from './DocumentsTable';

interface Props {
  project: Project;
  documents: UseQueryResult<SourceDocument[]>;
  /** The same in the order that is wanted. */
  sorted: SourceDocument[];
  order: Order;
  onOrder: (order: Order) => void;
  review: Review;
  runs: Run[];
  onUpload: (what: 'files' | 'folder') => void;
  /** Files are on their way, so that the first documents are about to come. */
  uploading: boolean;
  /** What stands above the table: how far the review is, and what is being uploaded. */
  children: ReactNode;
}

/** A project's documents: how far each is, and what can be done with one or with several. */
export function DocumentsView(props: Props) {
  const { project, documents, sorted, order, onOrder, review, runs, onUpload, uploading, children } = props;
  const id = project.project_id;
  const editor = can(project.role, 'editor');
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [about, setAbout] = useState<DocumentQuestion>(null);
  const selection = useSelection(useMemo(() => sorted.map(uidOf), [sorted]));
  const chosen = useMemo(
    () => sorted.filter(({ source_uid }) => selection.ids.has(source_uid)),
    [sorted, selection.ids],
  );
  const { acts, question, close } = useDocumentActs(id, chosen);
  useCommands(
    t.documents.selectedCommands(chosen.length),
    acts.map((act) => ({ ...act, id: act.label })),
  );
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
      <div className={table.page} ref={setScroller}>
        {children}
        {documents.isPending && <RowsSkeleton />}
        {documents.isLoadingError && (
          <Failure error={documents.error} retry={() => void documents.refetch()} />
        )}
        {documents.data?.length === 0 && !uploading && <NoDocuments editor={editor} onUpload={onUpload} />}
        {sorted.length > 0 && (
          <DocumentsTable
            projectId={id}
            documents={sorted}
            runs={review.effective}
            order={order}
            onOrder={onOrder}
            editor={editor}
            selection={editor ? selection : undefined}
            scroller={scroller}
            onVerb={onVerb}
          />
        )}
      </div>
      {chosen.length > 0 && (
        <SelectionBar words={t.documents.selected(chosen.length)} onClear={selection.clear}>
          <ActButtons acts={acts} />
        </SelectionBar>
      )}
      {question === 'apply' && (
        <ApplyToDialog
          projectId={id}
          documents={chosen}
          runs={runs}
          onClose={close}
          onApplied={review.choose}
        />
      )}
      {question === 'export' && (
        <Exporting
          scope={{ of: 'documents', sourceUids: chosen.map(uidOf), schemaId: review.schemaId }}
          onClose={close}
        />
      )}
      {question === 'delete' && (
        <DeleteDocumentsDialog projectId={id} documents={chosen} runs={runs} onClose={close} />
      )}
      <DocumentDialogs projectId={id} question={about} onClose={() => setAbout(null)} />
    </>
  );
}

function NoDocuments(props: { editor: boolean; onUpload: (what: 'files' | 'folder') => void }) {
  const { editor, onUpload } = props;
  return (
    <EmptyState title={t.documents.none} hint={editor ? t.documents.noneHint : undefined}>
      {editor && (
        <>
          <Button variant="filled" onClick={() => onUpload('files')}>
            {t.documents.chooseFiles}
          </Button>
          <Button onClick={() => onUpload('folder')}>{t.documents.chooseFolder}</Button>
        </>
      )}
    </EmptyState>
  );
}
