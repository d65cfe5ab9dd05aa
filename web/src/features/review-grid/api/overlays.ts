import type { Answer } from '../../../shared/api/answer';
import { get, patch, post } from '../../../shared/api/client';
import type {
  ConfirmCount,
  Confirmed,
  HistoryEntry,
  JsonObject,
  Overlay,
  Page,
} from '../../../shared/api/types';

export type Rejected = Answer<'ReviewRejection'>;

export type Reopened = Answer<'ReviewReopening'>;

/** The verbs of review on one run. */
export function reviewOf(projectId: string, runId: string) {
  const run = `/projects/${projectId}/runs/${runId}`;
  return {
    edit: (blockUid: string, data: JsonObject, revision: number) =>
      patch<Overlay>(`${run}/overlays/${blockUid}`, { data, revision }),
    confirm: (items: { block_uid: string; revision: number }[]) =>
      post<Confirmed>(`${run}/confirm`, { items }),
    countStaged: () => post<ConfirmCount>(`${run}/confirm`, {}, { dry_run: true }),
    confirmAll: (asOf: string) => post<Confirmed>(`${run}/confirm`, { as_of: asOf }),
    reject: (blockUids: string[], to: 'rejected' | 'pending', asOf?: string) =>
      post<Rejected | undefined>(`${run}/reject`, { block_uids: blockUids, to, as_of: asOf }),
    reopen: (blockUids: string[]) => post<Reopened | undefined>(`${run}/reopen`, { block_uids: blockUids }),
    history: (blockUid: string) =>
      get<Page<HistoryEntry>>(`${run}/overlays/${blockUid}/history`).then(({ items }) => items),
  };
}

export type ReviewVerbs = ReturnType<typeof reviewOf>;
