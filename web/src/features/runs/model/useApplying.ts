import { useState } from 'react';
import { useFirst } from '../../../shared/lib/useFirst';
import { useSchemas } from '../../schemas/api/schemas';
import { useSettings, useStandards } from './useSettings';

export type Applying = ReturnType<typeof useApplying>;

/** What new runs are made with: a schema, the newest until another is chosen or was just made, and settings of their own. */
export function useApplying(projectId: string, made: string | null = null) {
  const schemas = useSchemas();
  const [chosen, choose] = useState(made);
  const first = useFirst(schemas.data?.[0]?.schema_id);
  const known = schemas.data?.some(({ schema_id }) => schema_id === chosen);
  const schemaId = known ? chosen : first;
  const settings = useSettings(null);
  return { schemas, schemaId, choose, settings, ...useStandards(projectId, schemaId) };
}
