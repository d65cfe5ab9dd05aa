import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { project as t } from 'texts/project';
import { after, readAgain } from '../../../shared/api/stale';
import type { SourceDocument } from '../../../shared/api/types';
import { DeleteDialog } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { deleteDocument, renameDocument } from '../../documents/api/documents';
import { deletionWords } from '../../documents/model/deletion';
import { forgetDocument } from '../../documents/model/forget';
import { runsQuery } from '../../runs/api/runs';

export type DocumentQuestion = { verb: 'rename' | 'delete'; document: SourceDocument } | null;

interface Props {
  projectId: string;
  question: DocumentQuestion;
  onClose: () => void;
}

export function DocumentDialogs({ projectId, question, onClose }: Props) {
  const queries = useQueryClient();
  const runs = useQuery(runsQuery(projectId)).data ?? [];
  if (!question) return null;
  const { verb, document } = question;
  const done = () => {
    void readAgain(queries, after.documentsChanged(projectId));
    onClose();
  };
  if (verb === 'rename') {
    return <RenameDialog projectId={projectId} document={document} onDone={done} onClose={onClose} />;
  }
  const theirs = runs.filter(({ source_uid }) => source_uid === document.source_uid);
  return (
    <DeleteDialog
      title={t.documentDeletion.title(document.doc_title)}
      warning={deletionWords(document, theirs.length)}
      confirmed={theirs.reduce((sum, { counts }) => sum + counts.confirmed, 0)}
      verb={t.documentDeletion.verb}
      act={(confirmed) => deleteDocument(projectId, document.source_uid, confirmed)}
      onDone={() => {
        forgetDocument(queries, projectId, document.source_uid);
        onClose();
      }}
      onClose={onClose}
    />
  );
}

function RenameDialog({
  projectId,
  document,
  onDone,
  onClose,
}: {
  projectId: string;
  document: SourceDocument;
  onDone: () => void;
  onClose: () => void;
}) {
  const [title, setTitle] = useState(document.doc_title);
  const save = useMutation({
    mutationFn: () => renameDocument(projectId, document.source_uid, title.trim()),
    onSuccess: onDone,
  });
  return (
    <Dialog
      title={t.documentRenaming.title}
      verb={t.documentRenaming.verb}
      disabled={title.trim() === ''}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onDo={() => save.mutate()}
    >
      <TextInput
        label={t.documentRenaming.name}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </Dialog>
  );
}
