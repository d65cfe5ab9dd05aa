import type { ExportWish } from '../../../shared/api/exportTypes';
import type { Query } from '../../../shared/api/client';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { effectiveRuns } from '../../runs/model/effective';

/** What is to be exported, as a person points at it. */
export type ExportScope =
  | { of: 'project'; schemaId: string | null }
  /** Documents that were selected, each through its effective run. */
  | { of: 'documents'; sourceUids: string[]; schemaId: string | null }
  | { of: 'document'; sourceUid: string; runId: string | null }
  | { of: 'runs'; runIds: string[] };

/** The same as the server is asked for it. */
export type ExportTarget =
  | { kind: 'project'; schemaId: string | null }
  | { kind: 'document'; sourceUid: string }
  | { kind: 'runs'; runIds: string[] };

/** A document that is in the export, and the run whose values it has. */
export interface ExportPick {
  document: SourceDocument;
  run: Run | undefined;
}

export interface ExportPlan {
  /** Null where nothing of what was pointed at can be exported. */
  target: ExportTarget | null;
  picks: ExportPick[];
  /** Documents without blocks, which no export can hold. */
  unread: number;
  /** Selected documents that have no run under the schema. */
  withoutRun: number;
}

export interface Amounts {
  documents: number;
  blocks: number;
  confirmed: number;
  staged: number;
  /** The length of all texts; null where it is not known of some document. */
  characters: number | null;
}

export function planOf(scope: ExportScope, documents: SourceDocument[], runs: Run[]): ExportPlan {
  switch (scope.of) {
    case 'project': {
      const effective = effectiveRuns(runs, scope.schemaId);
      const read = documents.filter(isIngested);
      return {
        target: read.length === 0 ? null : { kind: 'project', schemaId: scope.schemaId },
        picks: read.map((document) => ({ document, run: effective.get(document.source_uid) })),
        unread: documents.length - read.length,
        withoutRun: 0,
      };
    }
    case 'documents':
      return planOfDocuments(scope.sourceUids, scope.schemaId, documents, runs);
    case 'document': {
      const picks = picksOf([scope.sourceUid], documents, () =>
        runs.find(({ run_id }) => run_id === scope.runId),
      );
      const target: ExportTarget = scope.runId
        ? { kind: 'runs', runIds: [scope.runId] }
        : { kind: 'document', sourceUid: scope.sourceUid };
      return { target, picks, unread: 0, withoutRun: 0 };
    }
    case 'runs': {
      const wanted = new Set(scope.runIds);
      const found = runs.filter(({ run_id }) => wanted.has(run_id));
      const bySource = new Map(documents.map((document) => [document.source_uid, document]));
      const picks = found.flatMap((run) => {
        const document = bySource.get(run.source_uid);
        return document ? [{ document, run }] : [];
      });
      return { target: { kind: 'runs', runIds: scope.runIds }, picks, unread: 0, withoutRun: 0 };
    }
  }
}

/** The server names documents by their runs, and a single one by itself. */
function planOfDocuments(
  sourceUids: string[],
  schemaId: string | null,
  documents: SourceDocument[],
  runs: Run[],
): ExportPlan {
  const effective = effectiveRuns(runs, schemaId);
  const chosen = picksOf(sourceUids, documents, (uid) => effective.get(uid));
  const read = chosen.filter(({ document }) => isIngested(document));
  const unread = chosen.length - read.length;
  const only = read[0];
  if (read.length === 1 && only && !only.run) {
    const target: ExportTarget = { kind: 'document', sourceUid: only.document.source_uid };
    return { target, picks: read, unread, withoutRun: 0 };
  }
  const picks = read.filter(({ run }) => run);
  const runIds = picks.flatMap(({ run }) => (run ? [run.run_id] : []));
  return {
    target: runIds.length > 0 ? { kind: 'runs', runIds } : null,
    picks,
    unread,
    withoutRun: read.length - picks.length,
  };
}

function picksOf(
  sourceUids: string[],
  documents: SourceDocument[],
  runOf: (sourceUid: string) => Run | undefined,
): ExportPick[] {
  const wanted = new Set(sourceUids);
  return documents
    .filter(({ source_uid }) => wanted.has(source_uid))
    .map((document) => ({ document, run: runOf(document.source_uid) }));
}

export function amountsOf(picks: ExportPick[]): Amounts {
  const amounts: Amounts = { documents: picks.length, blocks: 0, confirmed: 0, staged: 0, characters: 0 };
  for (const { document, run } of picks) {
    amounts.blocks += document.conv_total_blocks ?? run?.total_blocks ?? 0;
    amounts.confirmed += run?.counts.confirmed ?? 0;
    amounts.staged += run?.counts.ai_complete ?? 0;
    const length = document.conv_total_characters ?? null;
    amounts.characters = length === null || amounts.characters === null ? null : amounts.characters + length;
  }
  return amounts;
}

/** Where the file is, and what names the target there. */
export function placeOf(projectId: string, target: ExportTarget): { path: string; query: Query } {
  const home = `/projects/${projectId}`;
  switch (target.kind) {
    case 'project':
      return { path: `${home}/export`, query: { schema_id: target.schemaId } };
    case 'document':
      return { path: `${home}/documents/${target.sourceUid}/export`, query: {} };
    case 'runs': {
      const [only] = target.runIds;
      return target.runIds.length === 1
        ? { path: `${home}/runs/${only}/export`, query: {} }
        : { path: `${home}/export`, query: { run_id: target.runIds.join(',') } };
    }
  }
}

export function wishOf(target: ExportTarget): ExportWish {
  switch (target.kind) {
    case 'project':
      return target.schemaId === null ? {} : { schema_id: target.schemaId };
    case 'document':
      return { source_uid: target.sourceUid };
    case 'runs':
      return { run_ids: target.runIds };
  }
}

function isIngested({ status }: SourceDocument): boolean {
  return status === 'ingested';
}
