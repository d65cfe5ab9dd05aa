import { useQueryClient } from '@tanstack/react-query';
import { project as t } from 'texts/project';
import { sharedParts } from 'texts/shared-parts';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { startJob } from '../../../shared/lib/jobs';
import { confirmedHeld } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { deleteDocument } from '../../documents/api/documents';
import { goesWithDocuments } from '../model/documentDeletion';
import { asPart } from '../model/useDocumentActs';

interface Props {
  projectId: string;
  documents: SourceDocument[];
  runs: Run[];
  onClose: () => void;
}

/** Deletes several documents, after saying in numbers what goes with them. What was confirmed since is not deleted by the way. */
export function DeleteDocumentsDialog({ projectId, documents, runs, onClose }: Props) {
  const queries = useQueryClient();
  const { words, confirmed, confirmedIn } = goesWithDocuments(documents, runs);
  const erase = () => {
    onClose();
    void startJob({
      words: t.documentDeletion.job,
      parts: documents.map((document) => asPart(projectId, document)),
      act: ({ id }) => deleteDocument(projectId, id, confirmedIn.get(id) || undefined),
      // A person has to see the new number before that goes as well.
      again: (error) => confirmedHeld(error) === null,
      onSettled: () => void readAgain(queries, after.documentsDeleted(projectId)),
    });
  };
  return (
    <Dialog
      title={t.documentDeletion.titleMany(documents.length)}
      verb={t.documentDeletion.verbMany(documents.length, confirmed)}
      danger
      onClose={onClose}
      onDo={erase}
    >
      <p>{words}</p>
      {confirmed > 0 && <p>{sharedParts.deletion.wouldBeLost(confirmed)}</p>}
    </Dialog>
  );
}
