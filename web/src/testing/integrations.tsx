import type { ReactNode } from 'react';
import { ScopeContext } from '../shared/realtime/scope';
import type { Delivery, Integration } from '../shared/api/integrationTypes';
import type { Project, Role } from '../shared/api/types';

export const projectAs = (role: Role, id = 'p') =>
  ({ project_id: id, project_name: id === 'p' ? 'Leases' : 'Wills', role }) as Project;
export const anIntegration = (more: Partial<Integration> = {}): Integration => ({
  integration_id: 'i1',
  project_id: 'p',
  kind: 'webhook',
  name: 'Search index',
  schema_id: null,
  schema_ref: null,
  trigger: 'batch',
  paused: false,
  settings: { url: 'https://search.example/x', headers: [], auth: 'bearer', signed: true, gzip: false },
  secrets: { token: 'set', signing_secret: 'set' },
  saved_by_name: 'Ana',
  created_at: '2026-01-01T00:00:00Z',
  saved_at: '2026-01-01T00:00:00Z',
  waiting: 0,
  failed: 0,
  delivered_at: null,
  failed_at: null,
  failure: null,
  ...more,
});
export const aDelivery = (more: Partial<Delivery> = {}): Delivery => ({
  delivery_id: 'd1',
  event: 'blocks.confirmed',
  run_id: 'r1',
  run_name: null,
  source_uid: 's1',
  doc_title: 'Lease',
  blocks: '{[0,3)}',
  status: 'delivered',
  attempt: 1,
  next_at: null,
  rows: 3,
  bytes: 9000,
  sent: '{"block":1}',
  answer_status: 200,
  answer: 'ok',
  error: null,
  created_at: '2026-01-01T00:00:00Z',
  finished_at: '2026-01-01T00:00:01Z',
  ...more,
});
export const pageOf = (items: unknown[]) => ({ body: { items, next_cursor: null } });

export function inProject(role: Role, view: ReactNode) {
  const scope = { project: projectAs(role), live: 'live' as const, subscribe: () => () => undefined };
  return <ScopeContext value={scope}>{view}</ScopeContext>;
}
