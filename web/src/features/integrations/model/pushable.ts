import type { Run } from '../../../shared/api/types';
import { effectiveRuns } from '../../runs/model/effective';

/** The runs that a push sends: of each document and schema the one whose values count, if anything of it is confirmed. */
export function pushable(runs: Run[], schemaId: string | null): Run[] {
  const schemas = schemaId === null ? [...new Set(runs.map((run) => run.schema_id))] : [schemaId];
  return schemas
    .flatMap((schema) => [...effectiveRuns(runs, schema).values()])
    .filter(({ counts }) => counts.confirmed > 0);
}
