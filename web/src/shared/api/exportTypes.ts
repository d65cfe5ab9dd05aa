import type { Answer } from './answer';

/** The shapes of exports and of the revised document, in the contract's names. */
export type ExportFormat = 'jsonl' | 'csv' | 'parquet' | 'duckdb';

export type ExportExtra = 'run_id' | 'run_name' | 'schema_ref' | 'model' | 'heading_path' | 'page_no';

/** What an export was asked for as. */
type AskedExport = Answer<
  'ExportWish',
  {
    format: ExportFormat | 'zip' | null;
    layout: 'merged' | 'per_document' | null;
    include: 'confirmed' | 'staged' | null;
    /** Names of further columns, with commas. */
    extra: string | null;
  }
>;

/** An export as it is asked for; what is not there is as the server has it by itself. */
export type ExportWish = Partial<AskedExport>;

export type ExportStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';

/** An export in the background; its file can be fetched while it is `done`. */
export type ExportJob = Answer<
  'ExportJob',
  {
    status: ExportStatus;
    /** Why it failed, or why its last attempt did and there is another. */
    error: string | null;
    wish: AskedExport;
  }
>;

/** What the revised document of a run is like, and a page of the blocks that are revised in it. */
export type Reconstruction = Answer<'ReconstructionPreview', { items: RevisedBlock[] }>;

/** A revised block, or one whose value is refused; `after` is empty where it is removed. */
export type RevisedBlock = Answer<'ReconstructionItem', { warnings: RevisionWarning[] }>;

export type RevisionWarning = Answer<
  'ReconstructionWarning',
  { kind: 'conflict' | 'becomes' | 'disturbs' | 'refused' }
>;
