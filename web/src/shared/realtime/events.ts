import type {
  Counts,
  Dispatch,
  DocumentStatus,
  OverlayStatus,
  Run,
  RunStatus,
  SourceDocument,
} from '../api/types';

/** What the server tells a page that listens. Bodies are never sent: who needs one reads it again. */
export type ProjectEvent =
  | { name: 'document'; source_uid: string; status: DocumentStatus; error: string | null }
  | { name: 'run'; run_id: string; status: RunStatus; counts: Counts; dispatch?: Dispatch; models?: string[] }
  | { name: 'overlays'; run_id: string; items: OverlayMark[]; all?: boolean }
  | { name: 'progress' }
  /** To the person who listens alone. */
  | { name: 'notice'; notice_id: number; project_id: string }
  | { name: 'reset' };

export interface OverlayMark {
  block_uid: string;
  status: OverlayStatus;
  revision: number;
}

export const eventNames = ['document', 'run', 'overlays', 'progress', 'notice', 'reset'] as const;

/** Reads one message; null when it is nothing that this page knows. */
export function readEvent(name: string, data: string): ProjectEvent | null {
  if (!eventNames.includes(name as ProjectEvent['name'])) return null;
  try {
    const body: unknown = data === '' ? {} : JSON.parse(data);
    if (typeof body !== 'object' || body === null) return null;
    const event = { ...body, name } as ProjectEvent;
    return event.name === 'overlays' && !Array.isArray(event.items) ? { ...event, items: [] } : event;
  } catch {
    return null;
  }
}

/** The documents after an event; the same list when it does not concern them, null when the list must be read again. */
export function documentsAfter(list: SourceDocument[], event: ProjectEvent): SourceDocument[] | null {
  if (event.name !== 'document') return list;
  const known = list.find((document) => document.source_uid === event.source_uid);
  // Block counts come with ingestion and are not in the event.
  if (!known || event.status === 'ingested') return null;
  if (known.status === event.status && known.error === event.error) return list;
  return list.map((document) =>
    document === known ? { ...known, status: event.status, error: event.error } : document,
  );
}

/** The runs after an event, by the same rule. */
export function runsAfter(list: Run[], event: ProjectEvent): Run[] | null {
  if (event.name !== 'run') return list;
  const known = list.find((run) => run.run_id === event.run_id);
  // Why a run is paused is not in the event.
  if (!known || (event.status === 'paused' && known.status !== 'paused')) return null;
  const { run_id, status, counts, dispatch, models } = event;
  return list.map((run) =>
    run.run_id === run_id
      ? {
          ...run,
          ...settled(counts),
          status,
          status_reason: status === 'paused' ? run.status_reason : null,
          counts,
          dispatch: dispatch ?? run.dispatch,
          models: models ?? run.models ?? [],
        }
      : run,
  );
}

function settled(counts: Counts): Pick<Run, 'completed_blocks' | 'failed_blocks'> {
  return {
    completed_blocks: counts.ai_complete + counts.confirmed + counts.rejected,
    failed_blocks: counts.failed,
  };
}

/** Which rows an event makes stale: those whose revision or status is not the one shown. */
export function staleBlocks(
  marks: OverlayMark[],
  shown: (blockUid: string) => { status: OverlayStatus; revision: number } | undefined,
): string[] {
  return marks
    .filter((mark) => {
      const row = shown(mark.block_uid);
      return !row || row.revision < mark.revision || row.status !== mark.status;
    })
    .map((mark) => mark.block_uid);
}
