import { noCounts } from '../shared/lib/counts';
import type { Block, Overlay, Run, SourceDocument } from '../shared/api/types';

export function aRun(more: Partial<Run> = {}): Run {
  return {
    run_id: '0190-1',
    run_name: null,
    source_uid: 's1',
    conv_uid: 'c1',
    schema_id: 'schema-1',
    status: 'running',
    status_reason: null,
    dispatch: 'none',
    total_blocks: 0,
    completed_blocks: 0,
    failed_blocks: 0,
    counts: noCounts,
    model_config: {},
    models: [],
    usage: {
      calls: 0,
      input_tokens: 0,
      cached_input_tokens: 0,
      cache_write_tokens: 0,
      output_tokens: 0,
      cost_usd: 0,
    },
    created_by: 'u1',
    created_at: '2026-01-01T00:00:00Z',
    completed_at: null,
    dispatched_by: null,
    ...more,
  };
}

export function aDocument(more: Partial<SourceDocument> = {}): SourceDocument {
  return {
    project_id: 'p',
    source_uid: 's1',
    source_type: 'md',
    source_filesize: 3,
    source_total_characters: null,
    doc_title: 'One',
    file_name: 'one.md',
    status: 'uploaded',
    error: null,
    conv_uid: null,
    conv_parsing_tool: null,
    conv_tool_version: null,
    conv_representation_type: null,
    conv_total_blocks: null,
    conv_total_characters: null,
    conv_block_type_freq: null,
    representation_is_source: true,
    report_notes: 0,
    uploaded_by: 'u1',
    uploaded_at: '2026-01-01T00:00:00Z',
    ...more,
  };
}

export function anOverlay(more: Partial<Overlay> = {}): Overlay {
  return {
    block_uid: 'c1:0',
    block_index: 0,
    status: 'ai_complete',
    staging: {},
    confirmed: null,
    revision: 1,
    attempt_count: 1,
    last_error: null,
    claimed_by: null,
    model: 'offline',
    usage: null,
    confirmed_at: null,
    confirmed_by: null,
    confirmed_by_name: null,
    ...more,
  };
}

export function aBlock(index: number, overlay?: Overlay): Block {
  return {
    block_uid: `c1:${index}`,
    block_index: index,
    block_type: 'paragraph',
    block_locator: {},
    block_content: `Text of block ${index}`,
    heading_level: null,
    heading_path: [],
    page_no: null,
    bounding_box: null,
    overlay,
  };
}
