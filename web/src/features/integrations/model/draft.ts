import type {
  Integration,
  IntegrationKind,
  IntegrationWish,
  Trigger,
} from '../../../shared/api/integrationTypes';
import { graphBody, graphOf, newGraph, type GraphDraft } from './graph';
import { newStore, storeBody, storeOf, type StoreDraft } from './store';
import { keptOf, newWebhook, webhookBody, webhookOf, type WebhookDraft } from './webhook';

/** What it is called, when it is told of what, and how it is reached: each kind has its own part. */
export interface Draft {
  name: string;
  schemaId: string | null;
  trigger: Trigger;
  webhook: WebhookDraft;
  store: StoreDraft;
  graph: GraphDraft;
}

export const kinds: IntegrationKind[] = ['webhook', 'neo4j', 'object_store'];

export function isKind(word: string | null): word is IntegrationKind {
  return kinds.some((kind) => kind === word);
}

/** Whether one of this kind can be told of each batch; else only of whole runs. */
export function takesBatches(kind: IntegrationKind): boolean {
  return kind !== 'object_store';
}

export function draftOf(kind: IntegrationKind, old: Integration | undefined): Draft {
  return {
    name: old?.name ?? '',
    schemaId: old?.schema_id ?? null,
    trigger: old?.trigger ?? (takesBatches(kind) ? 'batch' : 'run'),
    webhook: old?.kind === 'webhook' ? webhookOf(old) : newWebhook,
    store: old?.kind === 'object_store' ? storeOf(old) : newStore,
    graph: old?.kind === 'neo4j' ? graphOf(old) : newGraph,
  };
}

/** What of it may lie in the browser: none of what lets somebody in. */
export function withoutSecrets({ webhook, store, graph, ...draft }: Draft): Draft {
  return {
    ...draft,
    webhook: {
      ...webhook,
      password: null,
      token: null,
      signing: null,
      headers: webhook.headers.map((header) => ({ ...header, value: null })),
    },
    store: { ...store, accessKeyId: '', secretAccessKey: null },
    graph: { ...graph, password: null },
  };
}

export function wishOf(kind: IntegrationKind, draft: Draft, old: Integration | undefined): IntegrationWish {
  const { name, schemaId, trigger } = draft;
  return { name: name.trim(), schema_id: schemaId, trigger, ...bodyOf(kind, draft, old) };
}

function bodyOf(kind: IntegrationKind, { webhook, store, graph }: Draft, old: Integration | undefined) {
  switch (kind) {
    case 'webhook':
      return webhookBody(webhook, keptOf(webhook, old));
    case 'neo4j':
      return graphBody(graph, old);
    case 'object_store':
      return storeBody(store);
  }
}
