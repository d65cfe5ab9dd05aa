/** The shapes of exports and of the revised document, in the contract's names. */
export type ExportFormat = 'jsonl' | 'csv' | 'parquet' | 'duckdb';

export type ExportExtra = 'run_id' | 'run_name' | 'schema_ref' | 'model' | 'heading_path' | 'page_no';

/** An export as it is asked for; what is not there is as the server has it by itself. */
export interface ExportWish {
  source_uid?: string | null;
  schema_id?: string | null;
  run_ids?: string[] | null;
  format?: ExportFormat | 'zip' | null;
  layout?: 'merged' | 'per_document' | null;
  include?: 'confirmed' | 'staged' | null;
  bom?: boolean | null;
  /** Names of further columns, with commas. */
  extra?: string | null;
}

export type ExportStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';

/** An export in the background; its file can be fetched while it is `done`. */
export interface ExportJob {
  export_id: string;
  status: ExportStatus;
  /** Why it failed, or why its last attempt did and there is another. */
  error: string | null;
  wish: ExportWish;
  file_name: string;
  documents: number;
  documents_written: number;
  rows_written: number;
  bytes: number | null;
  requested_by: string;
  requested_by_name: string | null;
  requested_at: string;
  finished_at: string | null;
  expires_at: string | null;
}

/** What the revised document of a run is like, and a page of the blocks that are revised in it. */
export interface Reconstruction {
  source_uid: string;
  doc_title: string;
  run_id: string;
  blocks: number;
  /** Those that are removed included. */
  revised: number;
  removed: number;
  /** How many confirmed texts are just what stands there. */
  unchanged: number;
  /** How many confirmed values are no text, so that their blocks stay as they are. */
  refused: number;
  doubtful: number;
  available: boolean;
  bytes_before: number;
  bytes_after: number | null;
  items: RevisedBlock[];
  next_cursor: string | null;
}

/** A revised block, or one whose value is refused; `after` is empty where it is removed. */
export interface RevisedBlock {
  block_uid: string;
  block_index: number;
  block_type: string;
  before: string;
  after: string;
  warnings: RevisionWarning[];
}

export interface RevisionWarning {
  kind: 'conflict' | 'becomes' | 'disturbs' | 'refused';
  words: string;
  becomes: string[];
  block_indexes: number[];
}
