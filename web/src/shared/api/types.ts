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
}

export interface SourceDocument {
  source_uid: string;
  source_type: string;
  source_filesize?: number;
  doc_title: string;
  status: DocumentStatus;
  error: string | null;
  conv_uid: string | null;
  conv_parsing_tool: string | null;
  conv_total_blocks: number | null;
  conv_block_type_freq: Record<string, number> | null;
  uploaded_at: string;
}

export interface Counts {
  pending: number;
  claimed: number;
  ai_complete: number;
  confirmed: number;
  rejected: number;
  failed: number;
}

export interface Usage {
  calls: number;
  input_tokens: number;
  output_tokens: number;
  cost_usd: number | null;
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
  model_config: { model?: string | null } | null;
  models?: string[];
  usage: Usage | null;
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

export interface Block {
  block_uid: string;
  block_index: number;
  block_type: string;
  block_locator: JsonObject;
  block_content: string;
  heading_level: number | null;
  heading_path: string[] | null;
  page_no: number | null;
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

export interface Applied {
  runs_created: number;
  documents_skipped: number;
  total_blocks: number;
}

export interface Dispatched {
  runs: number;
  pending: number;
  concurrency: number;
}

export interface ConfirmCount {
  count: number;
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
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

export interface NewToken {
  token_id: string;
  token: string;
}
