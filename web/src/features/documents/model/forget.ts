import type { QueryClient } from '@tanstack/react-query';
import type { SourceDocument } from '../../../shared/api/types';

/** What was read of something that is deleted is let go of before the lists are read again: nothing asks for it once more. */
function forget(queries: QueryClient, ...keys: string[][]): void {
  for (const queryKey of keys) {
    void queries.cancelQueries({ queryKey });
    queries.removeQueries({ queryKey });
  }
}

/** The list that comes next does not show the document while it is read again. */
export function forgetDocument(queries: QueryClient, projectId: string, sourceUid: string): void {
  forget(queries, ['document', projectId, sourceUid]);
  queries.setQueryData<SourceDocument[]>(['documents', projectId], (list) =>
    list?.filter(({ source_uid }) => source_uid !== sourceUid),
  );
  readAgain(queries, projectId, 'documents', 'runs', 'progress');
}

export function forgetRun(queries: QueryClient, projectId: string, runId: string): void {
  forget(queries, ['run', projectId, runId], ['errors', projectId, runId], ['history', runId]);
  readAgain(queries, projectId, 'runs', 'progress');
}

function readAgain(queries: QueryClient, projectId: string, ...keys: string[]): void {
  for (const key of keys) void queries.invalidateQueries({ queryKey: [key, projectId] });
}
