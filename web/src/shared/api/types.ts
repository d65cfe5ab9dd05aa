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
      /** Of the lists that are decided about. */
      as_of?: string;
    }
  >,
  'items'
> & { items: T[] };

export type User = Answer<'Viewer'>;

export type Session = Answer<'AuthSessionView', { user: User | null }>;

export type Project = Answer<'ProjectsRow'>;

export type ProjectMember = Answer<'MembersMemberRow'>;

/** How far a project is: blocks of the effective runs of all its schemas. */
export type Standing = Answer<'Standing'>;

export type SourceDocument = Answer<
  'Document',
  {
    conv_block_type_freq: Record<string, number> | null;
  }
>;

/** What the parser of a document found, dropped and doubted. */
export type ParseReport = Answer<'Report'>;

export type Counts = Answer<'Counts'>;

/** What asking models came to; the cost is null where some price is not known. */
export type Usage = Answer<'SpentUsage'>;

/** Blocks of these kinds (all, where none is named) up to so many characters are asked of this model. */
export interface RoutingRule {
  block_types?: string[];
  max_chars?: number | null;
  model: string;
}

/** A run's own settings; what is not there is the schema's, else the platform's. */
export type ModelConfig = {
  model?: string | null;
  temperature?: number | null;
  max_tokens_per_block?: number | null;
  concurrency?: number | null;
  budget?: number | null;
  routing?: RoutingRule[] | null;
};

export type Run = Answer<
  'Run',
  {
    status: RunStatus;
    dispatch: Dispatch;
    model_config: ModelConfig;
  }
>;

export type Overlay = Answer<
  'Overlay',
  {
    status: OverlayStatus;
    staging: JsonObject | null;
    confirmed: JsonObject | null;
    usage: Usage | null;
  }
>;

/** In points from the top left corner of a page. */
export type BoundingBox = Answer<'BoundingBox'>;

export type Block = Answer<
  'ReviewGridRow',
  {
    block_locator: JsonObject;
    bounding_box: BoundingBox | null;
    /** Left out where no run was named. */
    overlay?: Overlay;
  }
>;

export type SchemaArtifact = Answer<'SchemasRow', { schema_jsonb: JsonObject }>;

/** A schema in the list: whether it is one's own, and how many runs, those of others included, keep it from being deleted. */
export type ListedSchema = Answer<'SchemasListed', { schema_jsonb: JsonObject }>;

/** What registering an artifact would come to. */
export type SchemaCheck = Answer<'SchemaChecked', { standing: 'new' | 'identical' | 'ref_taken' }>;

/** Where a schema is used; `runs` counts those in projects of others as well. */
export type SchemaUses = Answer<'SchemaUsesUses'>;

export type Applied = Answer<'RunVerbApplied'>;

export type Dispatched = Answer<'RunsDispatched'>;

export type ConfirmCount = Answer<'StagedCountCount'>;

export type Confirmed = Answer<'ReviewConfirmation'>;

export type Progress = Answer<'ProgressSums'>;

export type HistoryEntry = Answer<
  'HistoryEvent',
  {
    before: JsonObject | null;
    after: JsonObject | null;
    usage: JsonObject | null;
  }
>;

export type Token = Answer<'PersonalTokensRow'>;

export type NewToken = Answer<'PersonalTokensMade'>;

/** What asking about what is left will take; the money is null where a price is not known. */
export type Forecast = Answer<
  'Forecasted',
  {
    basis: 'estimate' | 'measured';
    routing: Answer<'ForecastModelShare'>[];
  }
>;

/** All that a project has ever spent; `unpriced_calls` calls come on top of the cost. */
export type Spent = Answer<'ProjectCostsProjectSpending'>;

/** Blocks that failed for the same kind of reason, and a few of them. */
export type ErrorGroup = Answer<'FailedBlocksErrorGroup', { samples: Answer<'FailedBlocksErrorSample'>[] }>;

export type AccountNotice = Answer<
  'AccountNoticesAccountNotice',
  { kind: 'complete' | 'failed' | 'paused' | 'cancelled' }
>;

export type ModelKey = Answer<'ModelKeyView', { state: 'ready' | 'set_aside' | 'unreadable' }>;

export type KeyTest = Omit<NonNullable<KeyLimit['trial']>, 'at'>;

/** How one key stands with its provider; limits are a minute's. */
export type KeyLimit = Answer<
  'LimitsView',
  {
    state: 'ready' | 'held' | 'trying' | 'set_aside' | 'unused';
    trial: Answer<'LimitsTrial', { result: 'accepted' | 'rejected' | 'unreachable' }> | null;
  }
>;

/** USD per million tokens from a date on. */
export type Price = Answer<'Price'>;

export type EffectiveSetting = Answer<'SettingsView'>;
