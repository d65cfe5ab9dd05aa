import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { runsQuery } from '../../runs/api/runs';
import { effectiveRuns } from '../../runs/model/effective';
import { documentsQuery } from '../../documents/api/documents';
import { ordered, useOrder } from '../../projects/model/order';

export interface Next {
  title: string;
  to: string;
}

/** The document to go on with after this one: the next in the order of the project in which something waits for review. */
export function useNext(projectId: string, sourceUid: string, run: Run | undefined): Next | null {
  const documents = useQuery(documentsQuery(projectId)).data;
  const runs = useQuery(runsQuery(projectId)).data;
  const [{ by, down }] = useOrder();
  const schemaId = run?.schema_id ?? null;
  return useMemo(() => {
    if (!documents || !runs || schemaId === null) return null;
    const effective = effectiveRuns(runs, schemaId);
    const next = nextStaged(ordered(documents, effective, { by, down }), effective, sourceUid);
    const its = next && effective.get(next.source_uid);
    if (!its) return null;
    const to = `/app/projects/${projectId}/documents/${next.source_uid}?run=${its.run_id}`;
    return { title: next.doc_title, to };
  }, [documents, runs, schemaId, by, down, projectId, sourceUid]);
}

/** After the last one it begins anew. */
export function nextStaged(
  documents: SourceDocument[],
  runs: ReadonlyMap<string, Run>,
  here: string,
): SourceDocument | undefined {
  const at = documents.findIndex(({ source_uid }) => source_uid === here);
  return [...documents.slice(at + 1), ...documents.slice(0, Math.max(at, 0))].find(
    ({ source_uid }) => (runs.get(source_uid)?.counts.ai_complete ?? 0) > 0,
  );
}
