import type { Integration } from '../../../shared/api/integrationTypes';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Where it leads, in one line: what stands before the host says little. */
export function placeOf({ kind, settings }: Integration): string {
  switch (kind) {
    case 'webhook':
      return text(settings.url).replace(/^https?:\/\//, '');
    case 'neo4j':
      return [text(settings.url), text(settings.database)].filter(Boolean).join(' / ');
    case 'object_store':
      return [text(settings.bucket), text(settings.prefix)].filter(Boolean).join('/');
  }
}
