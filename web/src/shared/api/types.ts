/**
 * The shapes of the HTTP interface, in the contract's names. Written by hand until the generated schema takes
 * their place: nothing outside this folder may depend on how they are made.
 */
export type Role = 'viewer' | 'reviewer' | 'editor' | 'owner';

export type DocumentStatus = 'uploaded' | 'converting' | 'ingested' | 'conversion_failed' | 'ingest_failed';

export type OverlayStatus = 'pending' | 'claimed' | 'ai_complete' | 'confirmed' | 'rejected' | 'failed';

export type RunStatus = 'running' | 'complete' | 'cancelled' | 'paused';

export type Dispatch = 'none' | 'working' | 'stopped';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  as_of?: string;
}

export interface User {
  user_id: string;
  email: string;
  display_name: string;
  operator?: boolean;
}

export interface Session {
  user: User | null;
}

export interface Project {
  project_id: string;
  project_name: string;
  description: string | null;
  role: Role;
  created_at: string;
  budget_usd?: number | null;
}

export interface ProjectMember {
  user_id: string;
  display_name: string;
  email: string;
  role: Role;
  created_at: string;
}

/** How far a project is: blocks of the effective runs of all its schemas. */
export interface Standing {
  project_id: string;
  documents: number;
  runs: number;
  pending: number;
  staged: number;
  confirmed: number;
  failed: number;
}

export interface SourceDocument {
  source_uid: string;
  source_type: string;
  source_filesize?: number;
  doc_title: string;
  file_name?: string;
  status: DocumentStatus;
  error: string | null;
  conv_uid: string | null;
  conv_parsing_tool: string | null;
  conv_tool_version?: string | null;
  conv_total_blocks: number | null;
  conv_total_characters?: number | null;
  conv_block_type_freq: Record<string, number> | null;
  /** How many sentences its report has on what was dropped or is uncertain. */
  report_notes?: number;
  uploaded_at: string;
}

/** What the parser of a document found, dropped and doubted. */
export interface ParseReport {
  words: number | null;
  blocks_by_type: Record<string, number>;
  encoding: string | null;
  pages: number | null;
  notes: string[];
}

export interface Counts {
  pending: number;
  claimed: number;
  ai_complete: number;
  confirmed: number;
  rejected: number;
  failed: number;
}

/** What asking models came to; the cost is null where some price is not known. */
export interface Usage {
  calls: number;
  input_tokens: number;
  cached_input_tokens?: number;
  cache_write_tokens?: number;
  output_tokens: number;
  cost_usd: number | null;
}

/** Blocks of these kinds (all, where none is named) up to so many characters are asked of this model. */
export interface RoutingRule {
  block_types?: string[];
  max_chars?: number | null;
  model: string;
}

/** A run's own settings; what is not there is the schema's, else the platform's. */
export interface ModelConfig {
  model?: string | null;
  temperature?: number | null;
  max_tokens_per_block?: number | null;
  concurrency?: number | null;
  budget?: number | null;
  routing?: RoutingRule[] | null;
}

export interface Run {
  run_id: string;
  run_name: string | null;
  source_uid: string;
  conv_uid: string;
  schema_id: string;
  status: RunStatus;
  status_reason: string | null;
  dispatch: Dispatch;
  total_blocks: number;
  completed_blocks: number;
  failed_blocks: number;
  counts: Counts;
  model_config: ModelConfig | null;
  models?: string[];
  usage: Usage | null;
  created_by?: string;
  created_at?: string;
  warnings?: (string | { message?: string })[];
}

export interface Overlay {
  block_uid: string;
  block_index: number;
  status: OverlayStatus;
  staging: JsonObject | null;
  confirmed: JsonObject | null;
  revision: number;
  attempt_count: number;
  last_error: string | null;
  claimed_by: string | null;
  model: string | null;
  usage: Usage | null;
  confirmed_at: string | null;
  confirmed_by: string | null;
  confirmed_by_name: string | null;
}

/** In points from the top left corner of a page. */
export interface BoundingBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Block {
  block_uid: string;
  block_index: number;
  block_type: string;
  block_locator: JsonObject;
  block_content: string;
  heading_level: number | null;
  heading_path: string[] | null;
  page_no: number | null;
  bounding_box: BoundingBox | null;
  overlay?: Overlay | null;
}

export interface SchemaArtifact {
  schema_id: string;
  schema_ref: string;
  schema_uid: string;
  /** The artifact as first registered: a JSON text, or the same as a value. */
  schema_jsonb: string | JsonObject;
  created_at: string;
}

/** A schema in the list: whether it is one's own, and how many runs, those of others included, keep it from being deleted. */
export interface ListedSchema extends SchemaArtifact {
  own: boolean;
  runs: number;
}

/** What registering an artifact would come to. */
export interface SchemaCheck {
  schema_ref: string;
  schema_uid: string;
  standing: 'new' | 'identical' | 'ref_taken';
}

/** Where a schema is used; `runs` counts those in projects of others as well. */
export interface SchemaUses {
  own: boolean;
  runs: number;
  projects: {
    project_id: string;
    project_name: string;
    runs: number;
    documents: number;
    confirmed: number;
  }[];
}

export interface Applied {
  runs_created: number;
  documents_skipped: number;
  total_blocks: number;
  warnings?: string[];
}

export interface Dispatched {
  runs: number;
  pending: number;
  concurrency: number;
}

export interface ConfirmCount {
  count: number;
  documents: number;
  as_of: string;
}

export interface Confirmed {
  confirmed: number;
  skipped: { changed: number; not_staged: number; unknown: number; invalid: number };
}

export interface Progress {
  documents: number;
  blocks: number;
  counts: Counts;
  usage: Usage | null;
  as_of: string;
}

export interface HistoryEntry {
  at?: string;
  by?: string | null;
  by_name?: string | null;
  action?: string;
  before?: Json;
  after?: Json;
  [key: string]: Json | undefined;
}

export interface Token {
  token_id: string;
  name: string;
  /** Empty where it may do all that its owner may. */
  scopes?: string[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

export interface NewToken {
  token_id: string;
  token: string;
}

/** What asking about what is left will take; the money is null where a price is not known. */
export interface Forecast {
  documents: number;
  blocks: number;
  calls: number;
  input_tokens: number;
  cached_input_tokens: number;
  cache_write_tokens: number;
  output_tokens: number;
  cost_usd: number | null;
  low_usd: number | null;
  high_usd: number | null;
  basis: 'estimate' | 'measured';
  model: string;
  routing: { model: string; blocks: number; cost_usd: number | null }[];
  warnings: string[];
}

/** All that a project has ever spent; `unpriced_calls` calls come on top of the cost. */
export interface Spent {
  budget_usd: number | null;
  calls: number;
  input_tokens: number;
  cached_input_tokens: number;
  cache_write_tokens: number;
  output_tokens: number;
  cost_usd: number;
  unpriced_calls: number;
}

/** Blocks that failed for the same kind of reason, and a few of them. */
export interface ErrorGroup {
  error_class: string;
  count: number;
  runs: number;
  samples: { run_id: string; block_uid: string; last_error: string | null }[];
}

export interface AccountNotice {
  notice_id: number;
  project_id: string;
  run_id: string | null;
  kind: 'complete' | 'failed' | 'paused' | 'cancelled';
  words: string;
  at: string;
  seen_at: string | null;
}

export interface ModelKey {
  provider: string;
  hint: string;
  base_url: string | null;
  remarks: string;
  state: 'ready' | 'set_aside' | 'unreadable';
  reason: string | null;
  created_at: string;
  changed_at: string;
}

export interface KeyTest {
  result: 'accepted' | 'rejected' | 'unreachable';
  words: string;
}

/** How one key stands with its provider; limits are a minute's. */
export interface KeyLimit {
  key_id: string;
  provider: string;
  hint: string;
  platform: boolean;
  requests_limit: number | null;
  input_tokens_limit: number | null;
  output_tokens_limit: number | null;
  state: 'ready' | 'held' | 'trying' | 'set_aside' | 'unused';
  not_before: string | null;
  failures: number;
  in_flight: number;
  last_error: string | null;
  last_error_at: string | null;
  used_at: string | null;
  trial?: { result: KeyTest['result']; words: string; at: string } | null;
}

/** USD per million tokens from a date on. */
export interface Price {
  price_id: number;
  model: string;
  valid_from: string;
  input: number;
  cached_input: number;
  cache_write: number;
  output: number;
}

export interface EffectiveSetting {
  name: string;
  value: string | null;
  source: string;
  secret: boolean;
}
