import { useSyncExternalStore } from 'react';
import { wordsOf } from '../../../shared/api/problem';
import type { SourceDocument } from '../../../shared/api/types';

export type UploadState = 'waiting' | 'sending' | 'sent' | 'known' | 'refused';

export interface Upload {
  id: number;
  file: File;
  state: UploadState;
  reason?: string;
}

type Send = (file: File) => Promise<{ document: SourceDocument; known: boolean }>;

/** Sends many files with a few in flight; goes on while its owner looks at other pages. */
export class UploadQueue {
  private uploads: Upload[] = [];
  private next = 1;
  private flying = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly send: Send,
    private readonly atOnce = 10,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly list = (): Upload[] => this.uploads;

  add(files: File[]): void {
    const added = files.map((file): Upload => ({ id: this.next++, file, state: 'waiting' }));
    this.become([...this.uploads, ...added]);
    this.fill();
  }

  retry(id?: number): void {
    const again = (upload: Upload) => upload.state === 'refused' && (id === undefined || upload.id === id);
    this.become(
      this.uploads.map((upload) =>
        again(upload) ? { ...upload, state: 'waiting', reason: undefined } : upload,
      ),
    );
    this.fill();
  }

  /** Forgets what is over. */
  clear(): void {
    this.become(this.uploads.filter(({ state }) => state === 'waiting' || state === 'sending'));
  }

  private fill(): void {
    while (this.flying < this.atOnce) {
      const upload = this.uploads.find(({ state }) => state === 'waiting');
      if (!upload) return;
      this.flying += 1;
      this.mark(upload.id, 'sending');
      this.send(upload.file)
        .then(
          ({ known }) => this.mark(upload.id, known ? 'known' : 'sent'),
          (error: unknown) => this.mark(upload.id, 'refused', wordsOf(error)),
        )
        .finally(() => {
          this.flying -= 1;
          this.fill();
        });
    }
  }

  private mark(id: number, state: UploadState, reason?: string): void {
    this.become(this.uploads.map((upload) => (upload.id === id ? { ...upload, state, reason } : upload)));
  }

  private become(uploads: Upload[]): void {
    this.uploads = uploads;
    this.listeners.forEach((listener) => listener());
  }
}

export function useUploads(queue: UploadQueue): Upload[] {
  return useSyncExternalStore(queue.subscribe, queue.list);
}
