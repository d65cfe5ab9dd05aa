import type { SchemaUses } from '../../../shared/api/types';

/** How many runs are in projects that one cannot see. */
export function elsewhere({ runs, projects }: SchemaUses): number {
  return runs - projects.reduce((sum, project) => sum + project.runs, 0);
}
