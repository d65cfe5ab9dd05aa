import { EventStream, type Listener, type StreamState } from './stream';
import type { ProjectEvent } from './events';

type Told =
  { kind: 'event'; event: ProjectEvent } | { kind: 'state'; state: StreamState } | { kind: 'hello' };

const hiddenFor = 60_000;

/**
 * Follows a project with one stream for all tabs of a browser: browsers allow six connections to a host, and a
 * stream in each tab would use them up. The tab that holds the lock listens and tells the others; a tab that has been
 * hidden for a minute lets go of it.
 */
export function follow(projectId: string, listener: Listener): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    const stream = new EventStream(projectId, listener);
    return () => stream.close();
  }
  return new SharedStream(projectId, listener).stop;
}

class SharedStream {
  private readonly channel: BroadcastChannel;
  private state: StreamState = 'reconnecting';
  private leading: EventStream | null = null;
  private seat = new AbortController();
  private standing = false;
  private hidden: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly projectId: string,
    private readonly listener: Listener,
  ) {
    this.channel = new BroadcastChannel(`blockdata-events-${projectId}`);
    this.channel.onmessage = (message: MessageEvent<Told>) => this.hear(message.data);
    this.channel.postMessage({ kind: 'hello' } satisfies Told);
    document.addEventListener('visibilitychange', this.seen);
    this.stand();
  }

  stop = (): void => {
    document.removeEventListener('visibilitychange', this.seen);
    if (this.hidden) clearTimeout(this.hidden);
    this.sit();
    this.channel.close();
  };

  /** Waits for the lock, and leads from then until it is given up. */
  private stand(): void {
    if (this.standing) return;
    this.standing = true;
    this.seat = new AbortController();
    const seat = this.seat.signal;
    navigator.locks
      .request(`blockdata-events-${this.projectId}`, { signal: seat }, () => this.lead(seat))
      .catch(() => undefined);
  }

  private lead(seat: AbortSignal): Promise<void> {
    if (seat.aborted) return Promise.resolve();
    this.leading = new EventStream(this.projectId, {
      event: (event) => {
        this.listener.event(event);
        this.tell({ kind: 'event', event });
      },
      state: (state) => {
        this.become(state);
        this.tell({ kind: 'state', state });
      },
      signedOut: this.listener.signedOut,
    });
    return new Promise((done) => seat.addEventListener('abort', () => done()));
  }

  private sit(): void {
    this.standing = false;
    this.leading?.close();
    this.leading = null;
    this.seat.abort();
  }

  private readonly seen = (): void => {
    if (this.hidden) clearTimeout(this.hidden);
    this.hidden = null;
    if (document.visibilityState === 'hidden') this.hidden = setTimeout(() => this.sit(), hiddenFor);
    else this.stand();
  };

  private hear(told: Told): void {
    if (told.kind === 'event') this.listener.event(told.event);
    else if (told.kind === 'state') this.become(told.state);
    else if (this.leading) this.tell({ kind: 'state', state: this.state });
  }

  private become(state: StreamState): void {
    this.state = state;
    this.listener.state(state);
  }

  private tell(told: Told): void {
    this.channel.postMessage(told);
  }
}
