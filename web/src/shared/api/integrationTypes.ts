import type { JsonObject } from './types';

/** The shapes of integrations and of what is delivered to them, in the contract's names. */
export type IntegrationKind = 'webhook' | 'neo4j' | 'object_store';

/** When something is sent without anybody asking. */
export type Trigger = 'manual' | 'batch' | 'run';

/** One other side of a project. Of its secrets only the names are known, and whether each can still be read. */
export interface Integration {
  integration_id: string;
  project_id: string;
  kind: IntegrationKind;
  name: string;
  /** The one schema whose runs are sent; null for all. */
  schema_id: string | null;
  schema_ref: string | null;
  trigger: Trigger;
  paused: boolean;
  settings: JsonObject;
  secrets: Record<string, 'set' | 'unreadable'>;
  saved_by_name: string | null;
  created_at: string;
  saved_at: string;
  /** Deliveries that are open. */
  waiting: number;
  /** Deliveries that were given up, and can be sent again. */
  failed: number;
  delivered_at: string | null;
  failed_at: string | null;
  /** Why the newest delivery failed, or its last attempt did; null where the newest was delivered. */
  failure: string | null;
}

/** What is to be made of it; of the secrets those that are given anew, and null for one that is forgotten. */
export interface IntegrationWish {
  name: string;
  schema_id: string | null;
  trigger: Trigger;
  settings: JsonObject;
  secrets: Record<string, string | null>;
}

export interface IntegrationTest {
  result: 'delivered' | 'refused';
  words: string;
  /** Of HTTP; null where there is none. */
  status: number | null;
  rows: number;
  millis: number;
}

export type DeliveryStatus = 'waiting' | 'sending' | 'delivered' | 'failed' | 'cancelled';

export interface Delivery {
  delivery_id: string;
  event: 'run.confirmed' | 'blocks.confirmed' | 'blocks.reopened' | 'pushed';
  run_id: string;
  run_name: string | null;
  source_uid: string | null;
  doc_title: string | null;
  /** Ranges of block indexes as the database writes them, `{[3,6),[9,10)}`; null for the whole run. */
  blocks: string | null;
  status: DeliveryStatus;
  attempt: number;
  /** When it is tried next; null where it is not open. */
  next_at: string | null;
  rows: number | null;
  bytes: number | null;
  /** The beginning of what was sent. */
  sent: string | null;
  answer_status: number | null;
  answer: string | null;
  /** Why the last attempt failed. */
  error: string | null;
  created_at: string;
  finished_at: string | null;
}

/** What becomes of a confirmed block in a graph: names of properties by the schema's fields, and nodes beside the block. */
export interface GraphMapping {
  block_label: string;
  document_label: string;
  properties: Record<string, string>;
  nodes: NodeRule[];
}

/** Nodes after a field, each with a relationship to the block; a list makes one of each item. */
export interface NodeRule {
  field: string;
  label: string;
  /** The property by which a node is known again. */
  key: string;
  /** Whose value is the key, where the field holds objects. */
  member: string | null;
  /** Names of further properties by the object's members. */
  properties: Record<string, string>;
  type: string;
  /** Seen from the block. */
  direction: 'out' | 'in';
}

export interface GraphProposal {
  mapping: GraphMapping;
  /** Whether it is the schema's own or one after its fields. */
  origin: 'graph_mapping' | 'fields';
}

export interface GraphNode {
  id: string;
  label: string;
  caption: string;
  properties: JsonObject;
}

export interface GraphEdge {
  from: string;
  to: string;
  type: string;
}

/** The first blocks as a graph, and all of them in numbers. */
export interface GraphPreview {
  nodes: GraphNode[];
  relationships: GraphEdge[];
  counts: {
    documents: number;
    rows: number;
    nodes: number;
    relationships: number;
    /** Values that can be no node's key. */
    passed_over: number;
    /** False where there was more than is counted. */
    complete: boolean;
  };
}
