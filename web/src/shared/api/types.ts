// The shapes of the HTTP interface in the client's names: those of docs/api.json, more exactly where it says too little.
import type { Answer, JsonObject } from './answer';

export type { Json, JsonObject } from './answer';

export type Role = Answer<'ProjectsRow'>['role'];

export type DocumentStatus = Answer<'Document'>['status'];

export type OverlayStatus = 'pending' | 'claimed' | 'ai_complete' | 'confirmed' | 'rejected' | 'failed';

export type RunStatus = 'running' | 'complete' | 'cancelled' | 'paused';

export type Dispatch = 'none' | 'working' | 'stopped';

export type Page<T> = Omit<
  Answer<
    'ProgressOverlayPage',
    {
      next_cursor: string | null;
      /** Of the lists that are decided about. */
      as_of?: string;
    }
  >,
  'items'
> & { items: T[] };

export type User = Answer<'Viewer'>;

export type Session = Answer<'AuthSessionView', { user: User | null }>;

export type Project = Answer<'ProjectsRow', { description: string | null; budget_usd: number | null }>;

export type ProjectMember = Answer<'MembersMemberRow'>;

/** How far a project is: blocks of the effective runs of all its schemas. */
export type Standing = Answer<'Standing'>;

export type SourceDocument = Answer<
  'Document',
  {
    error: string | null;
    conv_uid: string | null;
    conv_parsing_tool: string | null;
    conv_tool_version: string | null;
    conv_total_blocks: number | null;
    conv_total_characters: number | null;
    conv_block_type_freq: Record<string, number> | null;
    conv_representation_type: string | null;
    source_total_characters: number | null;
  }
>;

/** What the parser of a document found, dropped and doubted. */
export type ParseReport = Answer<
  'Report',
  { words: number | null; encoding: string | null; pages: number | null }
>;

export type Counts = Answer<'Counts'>;

/** What asking models came to; the cost is null where some price is not known. */
export type Usage = Answer<'SpentUsage', { cost_usd: number | null }>;

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

export type Run = Answer<
  'Run',
  {
    run_name: string | null;
    status: RunStatus;
    status_reason: string | null;
    dispatch: Dispatch;
    model_config: ModelConfig | null;
    usage: Usage | null;
    dispatched_by: string | null;
    completed_at: string | null;
  }
>;

export type Overlay = Answer<
  'Overlay',
  {
    status: OverlayStatus;
    staging: JsonObject | null;
    confirmed: JsonObject | null;
    last_error: string | null;
    claimed_by: string | null;
    model: string | null;
    usage: Usage | null;
    confirmed_at: string | null;
    confirmed_by: string | null;
    confirmed_by_name: string | null;
  }
>;

/** In points from the top left corner of a page. */
export type BoundingBox = Answer<'BoundingBox'>;

export type Block = Answer<
  'ReviewGridRow',
  {
    block_locator: JsonObject;
    bounding_box: BoundingBox | null;
    heading_level: number | null;
    heading_path: string[] | null;
    page_no: number | null;
    /** Left out where no run was named. */
    overlay?: Overlay;
  }
>;

export type SchemaArtifact = Answer<'SchemasRow', { schema_jsonb: string | JsonObject }>;

/** A schema in the list: whether it is one's own, and how many runs, those of others included, keep it from being deleted. */
export type ListedSchema = Answer<'SchemasListed', { schema_jsonb: string | JsonObject }>;

/** What registering an artifact would come to. */
export type SchemaCheck = Answer<'SchemaChecked', { standing: 'new' | 'identical' | 'ref_taken' }>;

/** Where a schema is used; `runs` counts those in projects of others as well. */
export type SchemaUses = Answer<'SchemaUsesUses'>;

export type Applied = Answer<'RunVerbApplied'>;

export type Dispatched = Answer<'RunsDispatched'>;

export type ConfirmCount = Answer<'StagedCountCount'>;

export type Confirmed = Answer<'ReviewConfirmation'>;

export type Progress = Answer<'ProgressSums', { usage: Usage | null }>;

export type HistoryEntry = Answer<
  'HistoryEvent',
  {
    actor: string | null;
    actor_name: string | null;
    worker: string | null;
    before: JsonObject | null;
    after: JsonObject | null;
    error: string | null;
    reason: string | null;
    model: string | null;
    usage: JsonObject | null;
  }
>;

export type Token = Answer<'PersonalTokensRow', { expires_at: string | null; last_used_at: string | null }>;

export type NewToken = Answer<'PersonalTokensMade'>;

/** What asking about what is left will take; the money is null where a price is not known. */
export type Forecast = Answer<
  'Forecasted',
  {
    cost_usd: number | null;
    low_usd: number | null;
    high_usd: number | null;
    basis: 'estimate' | 'measured';
    routing: Answer<'ForecastModelShare', { cost_usd: number | null }>[];
  }
>;

/** All that a project has ever spent; `unpriced_calls` calls come on top of the cost. */
export type Spent = Answer<'ProjectCostsProjectSpending', { budget_usd: number | null }>;

/** Blocks that failed for the same kind of reason, and a few of them. */
export type ErrorGroup = Answer<
  'FailedBlocksErrorGroup',
  { samples: Answer<'FailedBlocksErrorSample', { last_error: string | null }>[] }
>;

export type AccountNotice = Answer<
  'AccountNoticesAccountNotice',
  { run_id: string | null; kind: 'complete' | 'failed' | 'paused' | 'cancelled'; seen_at: string | null }
>;

export type ModelKey = Answer<
  'ModelKeyView',
  { base_url: string | null; state: 'ready' | 'set_aside' | 'unreadable'; reason: string | null }
>;

export type KeyTest = Omit<NonNullable<KeyLimit['trial']>, 'at'>;

/** How one key stands with its provider; limits are a minute's. */
export type KeyLimit = Answer<
  'LimitsView',
  {
    requests_limit: number | null;
    input_tokens_limit: number | null;
    output_tokens_limit: number | null;
    state: 'ready' | 'held' | 'trying' | 'set_aside' | 'unused';
    not_before: string | null;
    last_error: string | null;
    last_error_at: string | null;
    used_at: string | null;
    trial: Answer<'LimitsTrial', { result: 'accepted' | 'rejected' | 'unreachable' }> | null;
  }
>;

/** USD per million tokens from a date on. */
export type Price = Answer<'Price'>;

export type EffectiveSetting = Answer<'SettingsView', { value: string | null }>;
