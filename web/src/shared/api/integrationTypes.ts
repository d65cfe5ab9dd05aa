import type { Answer, JsonObject } from './answer';

/** The shapes of integrations and of what is delivered to them, in the contract's names. */
export type IntegrationKind = Answer<'IntegrationRequestsView'>['kind'];

/** When something is sent without anybody asking. */
export type Trigger = Answer<'IntegrationRequestsView'>['trigger'];

/** One other side of a project. Of its secrets only the names are known, and whether each can still be read. */
export type Integration = Answer<
  'IntegrationRequestsView',
  {
    /** The one schema whose runs are sent; null for all. */
    schema_id: string | null;
    settings: JsonObject;
    secrets: Record<string, 'set' | 'unreadable'>;
    /** Why the newest delivery failed, or its last attempt did; null where the newest was delivered. */
    failure: string | null;
  }
>;

/** What is to be made of it; of the secrets those that are given anew, and null for one that is forgotten. */
export type IntegrationWish = Omit<
  Answer<'IntegrationRequestsChange', { settings: JsonObject; secrets: Record<string, string | null> }>,
  'paused'
>;

export type IntegrationTest = Answer<
  'IntegrationRequestsTestView',
  {
    result: 'delivered' | 'refused';
    /** Of HTTP; null where there is none. */
    status: number | null;
  }
>;

export type DeliveryStatus = 'waiting' | 'sending' | 'delivered' | 'failed' | 'cancelled';

export type Delivery = Answer<
  'DeliveriesView',
  {
    event: 'run.confirmed' | 'blocks.confirmed' | 'blocks.reopened' | 'pushed';
    /** Ranges of block indexes as the database writes them, `{[3,6),[9,10)}`; null for the whole run. */
    blocks: string | null;
    status: DeliveryStatus;
    /** When it is tried next; null where it is not open. */
    next_at: string | null;
    /** The beginning of what was sent. */
    sent: string | null;
    /** Why the last attempt failed. */
    error: string | null;
  }
>;

/** What becomes of a confirmed block in a graph: names of properties by the schema's fields, and nodes beside the block. */
export type GraphMapping = Answer<'GraphMapping', { nodes: NodeRule[] }>;

/** Nodes after a field, each with a relationship to the block; a list makes one of each item. */
export type NodeRule = Answer<
  'GraphMappingNodeRule',
  {
    /** Whose value is the key, where the field holds objects. */
    member: string | null;
  }
>;

export type GraphProposal = Answer<
  'SchemaMappingProposal',
  {
    mapping: GraphMapping;
    /** Whether it is the schema's own or one after its fields. */
    origin: 'graph_mapping' | 'fields';
  }
>;

export type GraphNode = Omit<Answer<'DrawingNode'>, 'properties'> & { properties: JsonObject };

export type GraphEdge = Answer<'DrawingRelationship'>;

/** The first blocks as a graph, and all of them in numbers; less than all where these are not `complete`. */
export type GraphPreview = Omit<Answer<'ConfirmedGraphPreview'>, 'nodes'> & { nodes: GraphNode[] };
