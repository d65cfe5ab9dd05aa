import { address, session } from '../api/client';
import { eventNames, readEvent, type ProjectEvent } from './events';

export type StreamState = 'live' | 'reconnecting' | 'offline';

export interface Listener {
  event: (event: ProjectEvent) => void;
  state: (state: StreamState) => void;
  signedOut: () => void;
}

const longestPause = 30_000;

/** The server ends each stream once a minute and the browser comes back at once: that is nothing to be told. */
const aMoment = 2_000;

/**
 * One event stream that stays open. The browser resumes a broken one by itself and the server fills the gap; where
 * it gives up, a new one is opened after a growing pause and everything is read again, which a `reset` says.
 */
export class EventStream {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private missing: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private ended = false;

  constructor(
    private readonly projectId: string,
    private readonly listener: Listener,
  ) {
    this.open();
  }

  close(): void {
    this.ended = true;
    if (this.timer) clearTimeout(this.timer);
    this.found();
    this.source?.close();
  }

  private found(): void {
    clearTimeout(this.missing);
    this.missing = undefined;
  }

  private open(): void {
    const source = new EventSource(address(`/projects/${this.projectId}/events`));
    let fresh = true;
    this.source = source;
    source.onopen = () => {
      this.failures = 0;
      this.found();
      this.listener.state('live');
      if (fresh) this.listener.event({ name: 'reset' });
      fresh = false;
    };
    source.onerror = () => {
      if (this.ended) return;
      if (source.readyState === EventSource.CLOSED) {
        this.found();
        void this.reopen();
      } else if (!navigator.onLine) this.listener.state('offline');
      // Counted from the first failure: the browser tries again each second.
      else this.missing ??= setTimeout(() => this.listener.state('reconnecting'), aMoment);
    };
    for (const name of eventNames) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        const event = readEvent(name, message.data);
        if (event) this.listener.event(event);
      });
    }
  }

  /** A stream refused for good: either nobody is signed in any more, or the server is not there. */
  private async reopen(): Promise<void> {
    this.failures += 1;
    this.listener.state(this.failures > 2 || !navigator.onLine ? 'offline' : 'reconnecting');
    const user = await session().then(
      (answer) => answer.user,
      () => undefined,
    );
    if (this.ended) return;
    if (user === null) {
      this.listener.signedOut();
      return;
    }
    const pause = Math.min(longestPause, 1000 * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => this.open(), pause * (0.75 + Math.random() / 2));
  }
}
