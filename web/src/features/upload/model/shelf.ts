import { throttle } from '../../../shared/lib/throttle';
import type { Gathered } from './found';
import { isOpen, type Upload, type UploadQueue } from './queue';
import { keepUnsent, readUnsent, without, type Unsent } from './unsent';

/** The uploads of one person to one project: the queue, and what an earlier life of the page had not sent. */
export class Shelf {
  private before: Unsent | null;
  private readonly listeners = new Set<() => void>();
  private readonly later = throttle(() => this.remember(), 500);

  constructor(
    readonly userId: string,
    readonly projectId: string,
    readonly queue: UploadQueue,
  ) {
    this.before = readUnsent(userId, projectId);
    queue.subscribe(this.later.ask);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly unsent = (): Unsent | null => this.before;

  readonly add = (gathered: Gathered): void => this.queue.add(gathered);

  /** A person has read what was not sent, and does not want to be told again. */
  readonly dismiss = (): void => this.become(null);

  readonly isBusy = (): boolean => this.queue.now().uploads.some(isOpen);

  /** Writes down what would be lost if the page went now. */
  remember(): void {
    const { uploads } = this.queue.now();
    if (this.before && uploads.length > 0) {
      const left = without(this.before, new Set(uploads.map(({ path }) => path)));
      if (left?.total !== this.before.total) this.become(left);
    }
    this.keep();
  }

  private become(before: Unsent | null): void {
    this.before = before;
    this.keep();
    this.listeners.forEach((listener) => listener());
  }

  private keep(): void {
    const open = this.queue.now().uploads.filter(isUnsent);
    const before = this.before ?? { paths: [], total: 0 };
    keepUnsent(this.userId, this.projectId, {
      paths: [...before.paths, ...open.map(({ path }) => path)],
      total: before.total + open.length,
    });
  }
}

function isUnsent(upload: Upload): boolean {
  return isOpen(upload) || (upload.state === 'refused' && upload.retryable === true);
}
