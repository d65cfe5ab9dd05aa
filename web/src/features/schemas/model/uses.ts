import { schemas as t } from 'texts/schemas';
import type { ListedSchema, SchemaUses } from '../../../shared/api/types';

/** Why a schema cannot be deleted; null where it can. */
export function whyKept({ own, runs }: Pick<ListedSchema, 'own' | 'runs'>): string | null {
  if (!own) return t.kept.another;
  return runs > 0 ? t.kept.used(runs) : null;
}

/** How many runs are in projects that one cannot see. */
export function elsewhere({ runs, projects }: SchemaUses): number {
  return runs - projects.reduce((sum, project) => sum + project.runs, 0);
}
