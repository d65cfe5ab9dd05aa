import { IconBucket, IconTopologyStar3, IconWebhook } from '@tabler/icons-react';
import type { IntegrationKind } from '../../../shared/api/integrationTypes';

const icons = { webhook: IconWebhook, neo4j: IconTopologyStar3, object_store: IconBucket };

/** What sort of other side it is, for the eye alone. */
export function KindIcon({ kind, size = 16 }: { kind: IntegrationKind; size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} stroke={1.6} aria-hidden="true" />;
}
