import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { SourceDocument } from '../../../shared/api/types';
import { uploadDocument } from '../../documents/api/documents';
import { UploadQueue } from './queue';

const queues = new Map<string, UploadQueue>();

/** The queue of a project: one for the life of the page, so that changing the view does not stop it. */
export function useQueue(projectId: string): UploadQueue {
  const queries = useQueryClient();
  let queue = queues.get(projectId);
  if (!queue) {
    queue = new UploadQueue((file) => send(queries, projectId, file));
    queues.set(projectId, queue);
  }
  return queue;
}

async function send(queries: QueryClient, projectId: string, file: File) {
  const document = await uploadDocument(projectId, file);
  const key = ['documents', projectId];
  const list = queries.getQueryData<SourceDocument[]>(key);
  const known = list?.some(({ source_uid }) => source_uid === document.source_uid) ?? false;
  if (list) {
    const others = list.filter(({ source_uid }) => source_uid !== document.source_uid);
    queries.setQueryData(key, known ? list : [...others, document]);
  }
  return { document, known };
}
