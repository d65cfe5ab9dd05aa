import type { ListedSchema, SchemaUses } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';

/** Why a schema cannot be deleted; null where it can. */
export function whyKept({ own, runs }: Pick<ListedSchema, 'own' | 'runs'>): string | null {
  if (!own) return 'It is another member’s';
  return runs > 0 ? `${plural(runs, 'run uses', 'runs use')} it` : null;
}

/** How many runs are in projects that one cannot see. */
export function elsewhere({ runs, projects }: SchemaUses): number {
  return runs - projects.reduce((sum, project) => sum + project.runs, 0);
}
