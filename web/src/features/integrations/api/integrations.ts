import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { all, get, patch, post, remove } from '../../../shared/api/client';
import type {
  Delivery,
  GraphMapping,
  GraphPreview,
  GraphProposal,
  Integration,
  IntegrationKind,
  IntegrationTest,
  IntegrationWish,
} from '../../../shared/api/integrationTypes';
import type { Page } from '../../../shared/api/types';
import { isGoing, isOpen } from '../model/state';

/** How soon one looks again while something is on its way, and while nothing is. */
const soon = 2000;
const later = 5000;

const place = (projectId: string, integrationId?: string) =>
  `/projects/${projectId}/integrations${integrationId ? `/${integrationId}` : ''}`;

export function integrationsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['integrations', projectId],
    queryFn: ({ signal }) => all<Integration>(place(projectId), {}, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? soon : later),
  });
}

export function integrationQuery(projectId: string, integrationId: string) {
  return queryOptions({
    queryKey: ['integrations', projectId, integrationId],
    queryFn: ({ signal }) => get<Integration>(place(projectId, integrationId), undefined, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isGoing(state.data) ? soon : later),
  });
}

/** The newest first; read again while some are open, and now and then in any case. */
export function deliveriesQuery(projectId: string, integrationId: string, status: string | null) {
  return infiniteQueryOptions({
    queryKey: ['deliveries', projectId, integrationId, status],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Delivery>>(
        `${place(projectId, integrationId)}/deliveries`,
        { status, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => isOpen(status))) ? soon : later,
  });
}

export function makeIntegration(
  projectId: string,
  kind: IntegrationKind,
  wish: IntegrationWish,
): Promise<Integration> {
  return post<Integration>(place(projectId), { kind, ...wish });
}

export function changeIntegration(
  { project_id, integration_id }: Integration,
  change: Partial<IntegrationWish> & { paused?: boolean },
): Promise<Integration> {
  return patch<Integration>(place(project_id, integration_id), change);
}

export function deleteIntegration({ project_id, integration_id }: Integration): Promise<void> {
  return remove(place(project_id, integration_id));
}

/** Brings one confirmed block over while one waits. */
export function testIntegration({ project_id, integration_id }: Integration): Promise<IntegrationTest> {
  return post<IntegrationTest>(`${place(project_id, integration_id)}/test`);
}

/** Puts the effective runs of all documents into the outbox. */
export function pushIntegration({
  project_id,
  integration_id,
}: Integration): Promise<{ deliveries: number }> {
  return post<{ deliveries: number }>(`${place(project_id, integration_id)}/push`);
}

/** Sends all again that have failed, each under its own id. */
export function replayFailed({ project_id, integration_id }: Integration): Promise<{ deliveries: number }> {
  return post<{ deliveries: number }>(`${place(project_id, integration_id)}/deliveries/replay-failed`);
}

/** Sends a delivery again under its own id, or gives one up that is open. */
export function changeDelivery(
  { project_id, integration_id }: Integration,
  deliveryId: string,
  verb: 'replay' | 'cancel',
): Promise<Delivery> {
  return post<Delivery>(`${place(project_id, integration_id)}/deliveries/${deliveryId}/${verb}`);
}

/** A mapping after what the schema says of a graph, or else after its fields. */
export function suggestMapping(projectId: string, schemaId: string): Promise<GraphProposal> {
  return post<GraphProposal>(`${place(projectId)}/graph/suggest`, { schema_id: schemaId });
}

/** The graph that a mapping would make of what is confirmed; nothing is sent anywhere. */
export function previewMapping(
  projectId: string,
  schemaId: string,
  mapping: GraphMapping,
): Promise<GraphPreview> {
  return post<GraphPreview>(`${place(projectId)}/graph/preview`, { schema_id: schemaId, mapping });
}
