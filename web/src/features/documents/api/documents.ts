import { queryOptions } from '@tanstack/react-query';
import { address, all, get, patch, post, remove, upload, type Answered } from '../../../shared/api/client';
import type { Underway } from '../../../shared/api/sendForm';
import type { ParseReport, SourceDocument } from '../../../shared/api/types';

export function documentsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['documents', projectId],
    queryFn: ({ signal }) => all<SourceDocument>(`/projects/${projectId}/documents`, {}, signal),
  });
}

export function documentQuery(projectId: string, sourceUid: string) {
  return queryOptions({
    queryKey: ['document', projectId, sourceUid],
    queryFn: ({ signal }) =>
      get<SourceDocument>(`/projects/${projectId}/documents/${sourceUid}`, undefined, signal),
  });
}

export function reportQuery(projectId: string, sourceUid: string) {
  return queryOptions({
    queryKey: ['document', projectId, sourceUid, 'report'],
    queryFn: ({ signal }) =>
      get<ParseReport>(`/projects/${projectId}/documents/${sourceUid}/report`, undefined, signal),
  });
}

export function uploadDocument(
  projectId: string,
  file: File,
  title: string | undefined,
  underway: Underway,
): Promise<Answered<SourceDocument>> {
  const form = new FormData();
  if (title !== undefined) form.append('title', title);
  form.append('file', file, file.name);
  return upload<SourceDocument>(`/projects/${projectId}/documents`, form, underway);
}

export function renameDocument(projectId: string, sourceUid: string, title: string): Promise<SourceDocument> {
  return patch<SourceDocument>(`/projects/${projectId}/documents/${sourceUid}`, { doc_title: title });
}

export function deleteDocument(projectId: string, sourceUid: string, confirmed?: number): Promise<void> {
  return remove(`/projects/${projectId}/documents/${sourceUid}`, { confirmed });
}

export function retryDocument(projectId: string, sourceUid: string): Promise<unknown> {
  return post(`/projects/${projectId}/documents/${sourceUid}/retry`);
}

export function documentSource(projectId: string, sourceUid: string): string {
  return address(`/projects/${projectId}/documents/${sourceUid}/source`);
}
