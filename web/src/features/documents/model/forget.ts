import type { QueryClient } from '@tanstack/react-query';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';

/** What was read of something that is deleted is let go of before the lists are read again: nothing asks for it once more. */
function forget(queries: QueryClient, ...ids: string[]): void {
  const ofThem = {
    predicate: ({ queryKey }: { queryKey: readonly unknown[] }) =>
      queryKey.some((part) => typeof part === 'string' && ids.includes(part)),
  };
  void queries.cancelQueries(ofThem);
  queries.removeQueries(ofThem);
}

/** The list that comes next does not show the document while it is read again. */
export function forgetDocument(queries: QueryClient, projectId: string, sourceUid: string): void {
  const runs = queries.getQueryData<Run[]>(['runs', projectId]) ?? [];
  const theirs = runs.filter(({ source_uid }) => source_uid === sourceUid).map(({ run_id }) => run_id);
  forget(queries, sourceUid, ...theirs);
  queries.setQueryData<SourceDocument[]>(['documents', projectId], (list) =>
    list?.filter(({ source_uid }) => source_uid !== sourceUid),
  );
  void readAgain(queries, after.documentsDeleted(projectId));
}

export function forgetRun(queries: QueryClient, projectId: string, runId: string): void {
  forget(queries, runId);
  void readAgain(queries, after.runsChanged(projectId));
}
