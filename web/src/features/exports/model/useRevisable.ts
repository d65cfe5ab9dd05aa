import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { schemaQuery } from '../../schemas/api/schemas';
import { notRevisable, revisedPath } from './revisable';

/** Where a run's revised document is, or why there is none. */
export function useRevisable(
  projectId: string,
  document: SourceDocument,
  run: Run | undefined,
): { to: string | null; reason: string | null } {
  const schema = useQuery({ ...schemaQuery(run?.schema_id ?? ''), enabled: !!run }).data;
  return useMemo(() => {
    const reason = notRevisable(document, run, schema ? schema.schema_jsonb : null);
    const to = run && reason === null ? revisedPath(projectId, document.source_uid, run.run_id) : null;
    return { to, reason };
  }, [projectId, document, run, schema]);
}
