import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EventStream, type StreamState } from './stream';

class FakeSource {
  static readonly CLOSED = 2;
  static last: FakeSource;
  readyState = 0;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;

  constructor(readonly url: string) {
    FakeSource.last = this;
  }

  addEventListener(): void {}

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
}

let told: StreamState[];
let stream: EventStream;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  told = [];
  stream = new EventStream('p', {
    event: () => undefined,
    state: (state) => told.push(state),
    signedOut: () => undefined,
  });
});

afterEach(() => {
  stream.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('says nothing of a stream that is back at once', () => {
  FakeSource.last.onopen();
  FakeSource.last.onerror();
  vi.advanceTimersByTime(500);
  FakeSource.last.onopen();
  vi.advanceTimersByTime(60_000);
  expect(new Set(told)).toEqual(new Set(['live']));
});

it('says of one that is not that it is being looked for', () => {
  FakeSource.last.onopen();
  FakeSource.last.onerror();
  // As a browser does that finds nobody.
  for (let second = 0; second < 3; second++) {
    vi.advanceTimersByTime(1_000);
    FakeSource.last.onerror();
  }
  expect(told).toEqual(['live', 'reconnecting']);
});
