import { upload as t } from 'texts/upload';
import type { Counts, OverlayStatus, SourceDocument } from '../../../shared/api/types';
import { noCounts } from '../../../shared/lib/counts';
import { isStopped, type Upload } from './queue';

/** How far a file is on its way to being a document with blocks. */
export type Stage =
  | 'opening'
  | 'waiting'
  | 'sending'
  | 'uploaded'
  | 'converting'
  | 'ingested'
  | 'known'
  | 'twin'
  | 'refused'
  | 'failed'
  | 'cancelled';

/** A file, where it stands, and its document as the server shows it now. */
export interface Standing {
  upload: Upload;
  stage: Stage;
  document: SourceDocument | undefined;
}

export const stageLook: Record<Stage, { status: OverlayStatus; word: string }> = {
  opening: { status: 'claimed', word: t.stages.opening },
  waiting: { status: 'pending', word: t.stages.waiting },
  sending: { status: 'claimed', word: t.stages.sending },
  uploaded: { status: 'pending', word: t.stages.uploaded },
  converting: { status: 'claimed', word: t.stages.converting },
  ingested: { status: 'confirmed', word: t.stages.ingested },
  known: { status: 'confirmed', word: t.stages.known },
  twin: { status: 'confirmed', word: t.stages.twin },
  refused: { status: 'failed', word: t.stages.refused },
  failed: { status: 'failed', word: t.stages.failed },
  cancelled: { status: 'rejected', word: t.stages.cancelled },
};

const urgency: Stage[] = [
  'refused',
  'failed',
  'sending',
  'opening',
  'converting',
  'uploaded',
  'waiting',
  'cancelled',
  'known',
  'twin',
  'ingested',
];

/** Each file with where it stands, what wants a person first and else in the order in which they were chosen. */
export function standings(
  uploads: readonly Upload[],
  documents: readonly SourceDocument[] | undefined,
): Standing[] {
  const now = new Map(documents?.map((document) => [document.source_uid, document]));
  return uploads
    .map((upload): Standing => {
      const document = upload.document && (now.get(upload.document.source_uid) ?? upload.document);
      return { upload, document, stage: stageOf(upload, document) };
    })
    .sort((a, b) => urgency.indexOf(a.stage) - urgency.indexOf(b.stage) || a.upload.id - b.upload.id);
}

function stageOf(upload: Upload, document: SourceDocument | undefined): Stage {
  if (upload.state !== 'sent' || !document) return upload.state === 'sent' ? 'uploaded' : upload.state;
  if (upload.twin !== undefined) return 'twin';
  switch (document.status) {
    case 'uploaded':
    case 'converting':
      return document.status;
    case 'ingested':
      return upload.made ? 'ingested' : 'known';
    case 'conversion_failed':
    case 'ingest_failed':
      return 'failed';
  }
}

export function isFine({ stage }: Standing): boolean {
  return stage === 'ingested' || stage === 'known' || stage === 'twin';
}

export function isBad({ stage }: Standing): boolean {
  return stage === 'refused' || stage === 'failed';
}

/** Whether a person can set it going again: the upload, or the reading of what was uploaded. */
export function canRetry({ stage, upload }: Standing): boolean {
  return stage === 'failed' || isStopped(upload);
}

export interface Tally {
  total: number;
  /** Read, or here already. */
  read: number;
  known: number;
  failed: number;
  cancelled: number;
  waiting: number;
  /** On its way to the server or being read there. */
  underway: number;
}

export function tallyOf(all: readonly Standing[]): Tally {
  const number = (...stages: Stage[]) => all.filter(({ stage }) => stages.includes(stage)).length;
  return {
    total: all.length,
    read: number('ingested', 'known', 'twin'),
    known: number('known', 'twin'),
    failed: number('refused', 'failed'),
    cancelled: number('cancelled'),
    waiting: number('waiting', 'opening'),
    underway: number('sending', 'uploaded', 'converting'),
  };
}

/** "83 of 120 read, 4 failed"; at the end "116 files read, 5 of them were here already, 4 failed". */
export function tallyWords(tally: Tally): string {
  return tally.waiting + tally.underway > 0 ? t.tally.busy(tally) : t.tally.over(tally);
}

/** The tally as parts of a bar. */
export function tallyCounts({ read, failed, cancelled, waiting, underway }: Tally): Counts {
  return { ...noCounts, confirmed: read, claimed: underway, pending: waiting, failed, rejected: cancelled };
}
