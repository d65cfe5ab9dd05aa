import { IconDownload, IconRefresh, IconSchema, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { project } from 'texts/project';
import { exportWords } from 'texts/exports';
import { after, readAgain } from '../../../shared/api/stale';
import type { SourceDocument } from '../../../shared/api/types';
import type { Part } from '../../../shared/lib/bulk';
import { startJob } from '../../../shared/lib/jobs';
import { retryDocument } from '../../documents/api/documents';
import { hasFailed } from './order';
import type { RunAct } from './useRunActs';

const icon = { size: 14, stroke: 1.6 };
const t = project.documentActs;

export function asPart(projectId: string, { source_uid, doc_title }: SourceDocument): Part {
  return { id: source_uid, name: doc_title, to: `/app/projects/${projectId}/documents/${source_uid}` };
}

export type ManyQuestion = 'apply' | 'export' | 'delete' | null;

/** What an editor can do with the documents that are selected. */
export function useDocumentActs(projectId: string, chosen: SourceDocument[]) {
  const queries = useQueryClient();
  const [question, setQuestion] = useState<ManyQuestion>(null);
  const ingested = chosen.some(({ status }) => status === 'ingested');
  const failed = chosen.filter(hasFailed);
  const retry = () =>
    startJob({
      words: t.readAgainJob,
      parts: failed.map((document) => asPart(projectId, document)),
      act: ({ id }) => retryDocument(projectId, id),
      onSettled: () => void readAgain(queries, after.documentsChanged(projectId)),
    });
  const offered: (RunAct | false)[] = [
    ingested && {
      label: t.apply,
      icon: <IconSchema {...icon} />,
      run: () => setQuestion('apply'),
    },
    ingested && {
      label: exportWords.open,
      icon: <IconDownload {...icon} />,
      run: () => setQuestion('export'),
    },
    failed.length > 0 && {
      label: t.readAgain(failed.length === chosen.length ? null : failed.length),
      icon: <IconRefresh {...icon} />,
      run: () => void retry(),
    },
    { label: t.delete, icon: <IconTrash {...icon} />, danger: true, run: () => setQuestion('delete') },
  ];
  return {
    acts: chosen.length === 0 ? [] : offered.filter((act) => act !== false),
    question,
    close: () => setQuestion(null),
  };
}
