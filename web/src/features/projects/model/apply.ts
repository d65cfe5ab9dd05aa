import type { Run, SourceDocument } from '../../../shared/api/types';

/** The ingested ones of some documents that have no run under a schema, but for cancelled ones. */
export function withoutRun(
  documents: SourceDocument[],
  runs: Run[],
  schemaId: string | null,
): SourceDocument[] {
  const run = new Set(
    runs
      .filter(({ schema_id, status }) => schema_id === schemaId && status !== 'cancelled')
      .map(({ source_uid }) => source_uid),
  );
  return documents.filter(({ source_uid, status }) => status === 'ingested' && !run.has(source_uid));
}
