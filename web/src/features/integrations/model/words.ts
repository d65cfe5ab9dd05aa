import { integrations as t } from 'texts/integrations';
import type { Integration } from '../../../shared/api/integrationTypes';

/** Of which schema runs are sent. */
export function schemaWords({ schema_id, schema_ref }: Integration): string {
  if (schema_id === null) return t.allSchemas;
  return schema_ref ?? t.lostSchema;
}
