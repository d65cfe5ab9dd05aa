import { useQueryClient } from '@tanstack/react-query';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { startJob } from '../../../shared/lib/jobs';
import { confirmedHeld } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { deleteDocument } from '../../documents/api/documents';
import { goesWithDocuments } from '../model/documentDeletion';
import { asPart, refreshDocuments } from '../model/useDocumentActs';

interface Props {
  projectId: string;
  documents: SourceDocument[];
  runs: Run[];
  onClose: () => void;
}

/** Deletes several documents, after saying in numbers what goes with them. What was confirmed since is not deleted by the way. */
export function DeleteDocumentsDialog({ projectId, documents, runs, onClose }: Props) {
  const queries = useQueryClient();
  const number = plural(documents.length, 'document');
  const { words, confirmed, confirmedIn } = goesWithDocuments(documents, runs);
  const erase = () => {
    onClose();
    void startJob({
      words: { doing: 'Deleting', done: 'deleted', one: 'document' },
      parts: documents.map((document) => asPart(projectId, document)),
      act: ({ id }) => deleteDocument(projectId, id, confirmedIn.get(id) || undefined),
      // A person has to see the new number before that goes as well.
      again: (error) => confirmedHeld(error) === null,
      onSettled: () => refreshDocuments(queries, projectId),
    });
  };
  return (
    <Dialog
      title={`Delete ${number}?`}
      verb={
        confirmed > 0 ? `Delete ${number} with ${plural(confirmed, 'confirmed block')}` : `Delete ${number}`
      }
      danger
      onClose={onClose}
      onDo={erase}
    >
      <p>{words}</p>
      {confirmed > 0 && (
        <p>
          <strong>{plural(confirmed, 'block has', 'blocks have')} been confirmed by a person.</strong> That
          work would be lost for good.
        </p>
      )}
    </Dialog>
  );
}
