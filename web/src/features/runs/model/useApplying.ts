import { useState } from 'react';
import { useFirst } from '../../../shared/lib/useFirst';
import { useSchemas } from '../../schemas/api/schemas';
import { useSettings, useStandards } from './useSettings';

export type Applying = ReturnType<typeof useApplying>;

/** What new runs are made with: a schema, the newest until another is chosen, and settings of their own. */
export function useApplying(projectId: string) {
  const schemas = useSchemas();
  const [chosen, choose] = useState<string | null>(null);
  const first = useFirst(schemas.data?.[0]?.schema_id);
  const schemaId = chosen ?? first;
  const settings = useSettings(null);
  return { schemas, schemaId, choose, settings, ...useStandards(projectId, schemaId) };
}
