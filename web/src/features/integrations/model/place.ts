import type { Integration } from '../../../shared/api/integrationTypes';
import { asText } from '../../../shared/lib/json';

/** Where it leads, in one line: what stands before the host says little. */
export function placeOf({ kind, settings }: Integration): string {
  switch (kind) {
    case 'webhook':
      return asText(settings.url).replace(/^https?:\/\//, '');
    case 'neo4j':
      return [asText(settings.url), asText(settings.database)].filter(Boolean).join(' / ');
    case 'object_store':
      return [asText(settings.bucket), asText(settings.prefix)].filter(Boolean).join('/');
  }
}
