import { uploadQueue as t } from 'texts/upload-queue';
import { wordsOf } from '../../../shared/api/problem';
import type { SourceDocument } from '../../../shared/api/types';
import { isArchive, refusalOf, type OpenArchive, type Packed } from './archive';
import { nameOf, type Found, type Gathered } from './found';
import { isWorthAnother, restAfter, restWords } from './patience';
import { titlesFor } from './titles';

export type UploadState = 'opening' | 'waiting' | 'sending' | 'sent' | 'refused' | 'cancelled';

export interface Upload {
  id: number;
  /** The folders it came with, and its name. */
  path: string;
  size: number;
  /** What its document is to be called, where its name alone would not tell it apart. */
  title: string | null;
  state: UploadState;
  /** How much of it has left, from 0 to 1. */
  progress: number;
  tries: number;
  reason?: string;
  /** Whether trying it again as it is may help. */
  retryable?: boolean;
  /** The document that it became, as it was when the server answered. */
  document?: SourceDocument;
  /** Whether the server made that document of it, or had one with these bytes already. */
  made?: boolean;
  /** Another file here that holds the same bytes and became the document. */
  twin?: string;
}

/** Nothing is sent until then, because the server wants it so or is not there. */
export interface Rest {
  until: number;
  words: string;
}

export interface Queued {
  uploads: readonly Upload[];
  rest: Rest | null;
  litter: number;
  unread: readonly string[];
}

export interface Sent {
  document: SourceDocument;
  made: boolean;
}

export type Send = (
  file: File,
  title: string | null,
  underway: { signal: AbortSignal; onProgress: (share: number) => void },
) => Promise<Sent>;

export interface QueueParts {
  send: Send;
  open: OpenArchive;
  /** Files larger than this are not sent at all. */
  largest: number;
  atOnce?: number;
}

type Source = (signal: AbortSignal) => Promise<File>;

/** Sends any number of files with a few in flight; goes on while its owner looks at other pages. */
export class UploadQueue {
  private queued: Queued = { uploads: [], rest: null, litter: 0, unread: [] };
  private readonly sources = new Map<number, Source>();
  private readonly flying = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private readonly atOnce: number;
  private next = 1;
  private waking: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly parts: QueueParts) {
    this.atOnce = parts.atOnce ?? 4;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly now = (): Queued => this.queued;

  add({ files, litter, unread }: Gathered): void {
    const archives = files.filter(({ path }) => isArchive(path));
    const documents = files.filter(({ path }) => !isArchive(path));
    const opening = archives.map((found) => ({
      found,
      row: this.row(found.path, found.file.size, 'opening'),
    }));
    this.become({
      uploads: [...this.queued.uploads, ...opening.map(({ row }) => row)],
      litter: this.queued.litter + litter,
      unread: [...this.queued.unread, ...unread],
    });
    this.enqueue(
      documents.map(({ path, file }) => ({
        path,
        size: file.size,
        refusal: refusalOf(file.size, this.parts.largest),
        open: () => readable(file),
      })),
    );
    opening.forEach(({ found, row }) => void this.unfold(found, row.id));
  }

  /** Tries what is worth another try again: one file, or all of them. */
  retry(id?: number): void {
    this.each(
      (upload) => isStopped(upload) && (id === undefined ? upload.state === 'refused' : upload.id === id),
      (upload) => ({
        ...upload,
        state: 'waiting',
        progress: 0,
        tries: 0,
        reason: undefined,
        retryable: undefined,
      }),
    );
    this.wake();
  }

  /** Stops one file, or all that have not begun. */
  cancel(id?: number): void {
    const meant = ({ id: own, state }: Upload) =>
      id === undefined ? state === 'waiting' : own === id && isOpen({ state });
    this.each(meant, (upload) => {
      this.flying.get(upload.id)?.abort();
      return { ...upload, state: 'cancelled', progress: 0 };
    });
    this.fill();
  }

  /** Forgets what is over. */
  clear(): void {
    const uploads = this.queued.uploads.filter(isOpen);
    const kept = new Set(uploads.map(({ id }) => id));
    for (const id of this.sources.keys()) if (!kept.has(id)) this.sources.delete(id);
    this.become({ uploads, litter: 0, unread: [] });
  }

  private row(path: string, size: number, state: UploadState): Upload {
    return { id: this.next++, path, size, title: null, state, progress: 0, tries: 0 };
  }

  private enqueue(files: Packed[]): void {
    const titles = titlesFor(
      files.map(({ path }) => path),
      this.queued.uploads.map(({ path }) => path),
    );
    const rows = files.map((file, index): Upload => {
      const row = { ...this.row(file.path, file.size, 'waiting'), title: titles[index] ?? null };
      if (file.refusal !== undefined) return { ...row, state: 'refused', reason: file.refusal };
      this.sources.set(row.id, file.open);
      return row;
    });
    this.become({ uploads: [...this.queued.uploads, ...rows] });
    this.fill();
  }

  /** Puts the files of an archive in the place of its own row, or says there why it is not opened. */
  private async unfold({ path, file }: Found, id: number): Promise<void> {
    try {
      const { packed, litter } = await this.parts.open(file, path, this.parts.largest);
      if (!this.queued.uploads.some((upload) => upload.id === id && upload.state === 'opening')) return;
      this.become({
        uploads: this.queued.uploads.filter((upload) => upload.id !== id),
        litter: this.queued.litter + litter,
      });
      this.enqueue(packed);
    } catch (error) {
      this.mark(id, { state: 'refused', reason: wordsOf(error) });
    }
  }

  private fill(): void {
    if (this.queued.rest) return;
    for (const upload of this.queued.uploads) {
      if (this.flying.size >= this.atOnce) return;
      if (upload.state === 'waiting') void this.carry(upload);
    }
  }

  private async carry({ id, title }: Upload): Promise<void> {
    const flight = new AbortController();
    const { signal } = flight;
    this.flying.set(id, flight);
    this.mark(id, { state: 'sending', progress: 0 });
    try {
      const file = await this.sourceOf(id)(signal);
      const sent = await this.parts.send(file, title, {
        signal,
        onProgress: (progress) => !signal.aborted && this.mark(id, { progress }),
      });
      if (!signal.aborted) this.arrived(id, sent);
    } catch (error) {
      if (!signal.aborted) this.failed(id, error);
    } finally {
      if (this.flying.get(id) === flight) this.flying.delete(id);
      this.fill();
    }
  }

  private sourceOf(id: number): Source {
    const source = this.sources.get(id);
    if (!source) throw new Error(t.file.gone);
    return source;
  }

  private arrived(id: number, { document, made }: Sent): void {
    this.sources.delete(id);
    this.mark(id, { state: 'sent', progress: 1, document, made, reason: undefined });
    const same = this.queued.uploads.filter((each) => each.document?.source_uid === document.source_uid);
    const first = same.find((each) => each.made) ?? same[0];
    const twins = new Set(same.filter((each) => each !== first).map((each) => each.id));
    this.each(
      (each) => twins.has(each.id),
      (each) => ({ ...each, twin: first?.path }),
    );
  }

  private failed(id: number, error: unknown): void {
    const tries = this.queued.uploads.find((upload) => upload.id === id)?.tries ?? 0;
    const rest = restAfter(error, tries);
    if (rest !== null) {
      this.mark(id, { state: 'waiting', progress: 0, tries: tries + 1 });
      this.restFor(rest, restWords(error));
      return;
    }
    const retryable = isWorthAnother(error);
    this.mark(id, { state: 'refused', reason: wordsOf(error), retryable });
    if (!retryable) this.sources.delete(id);
    if (isSignedOut(error)) {
      this.each(
        ({ state }) => state === 'waiting',
        (upload) => ({ ...upload, state: 'refused', reason: wordsOf(error), retryable }),
      );
    }
  }

  private restFor(milliseconds: number, words: string): void {
    const until = Math.max(Date.now() + milliseconds, this.queued.rest?.until ?? 0);
    if (this.waking) clearTimeout(this.waking);
    this.waking = setTimeout(() => this.wake(), until - Date.now());
    this.become({ rest: { until, words } });
  }

  private wake(): void {
    if (this.waking) clearTimeout(this.waking);
    this.waking = null;
    if (this.queued.rest) this.become({ rest: null });
    this.fill();
  }

  private mark(id: number, change: Partial<Upload>): void {
    this.each(
      (upload) => upload.id === id,
      (upload) => ({ ...upload, ...change }),
    );
  }

  private each(meant: (upload: Upload) => boolean, change: (upload: Upload) => Upload): void {
    this.become({ uploads: this.queued.uploads.map((upload) => (meant(upload) ? change(upload) : upload)) });
  }

  private become(change: Partial<Queued>): void {
    this.queued = { ...this.queued, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

export function isOpen({ state }: Pick<Upload, 'state'>): boolean {
  return state === 'opening' || state === 'waiting' || state === 'sending';
}

/** Whether a person can set it going again. */
export function isStopped({ state, retryable }: Upload): boolean {
  return state === 'cancelled' || (state === 'refused' && retryable === true);
}

/** The file, once it has been seen that it can still be read: it may have been moved since it was chosen. */
async function readable(file: File): Promise<File> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Error(t.file.changed(nameOf(file.name)));
  }
  return file;
}

function isSignedOut(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 401;
}
