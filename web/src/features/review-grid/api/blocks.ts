import { get } from '../../../shared/api/client';
import type { Block, Overlay, Page } from '../../../shared/api/types';

const pageSize = 1000;

export function blocksPage(
  projectId: string,
  sourceUid: string,
  runId: string | null,
  cursor: string | null,
  limit: number,
  signal?: AbortSignal,
): Promise<Page<Block>> {
  const path = `/projects/${projectId}/documents/${sourceUid}/blocks`;
  return get<Page<Block>>(path, { run_id: runId, limit, cursor }, signal);
}

export function overlaysPage(
  projectId: string,
  runId: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Page<Overlay>> {
  return get<Page<Overlay>>(
    `/projects/${projectId}/runs/${runId}/overlays`,
    { limit: pageSize, cursor },
    signal,
  );
}
