import { describe, expect, it } from 'vitest';
import { secondsIn } from '../../../shared/api/client';
import { Problem } from '../../../shared/api/problem';
import { isWorthAnother, restAfter } from './patience';

describe('what went wrong with an upload', () => {
  it('is waited for when the server asks for a pause, as long as it says', () => {
    expect(restAfter(new Problem(429, {}, 12), 0)).toBe(12_000);
    expect(restAfter(new Problem(503, {}, null), 2)).toBe(4000);
    expect(restAfter(new TypeError('no network'), 0)).toBe(1000);
  });

  it('is not waited for without end', () => {
    expect(restAfter(new TypeError('no network'), 6)).toBeNull();
  });

  it('is left as it is when the file itself is refused', () => {
    for (const status of [400, 413, 415, 422]) {
      expect(restAfter(new Problem(status), 0)).toBeNull();
      expect(isWorthAnother(new Problem(status))).toBe(false);
    }
    expect(isWorthAnother(new Error('This file is encrypted.'))).toBe(false);
  });

  it('can be tried again by a person when it was the server, the network or the session', () => {
    expect([new Problem(500), new Problem(401), new TypeError('no network')].every(isWorthAnother)).toBe(
      true,
    );
  });

  it('says when to come back in seconds or as a time', () => {
    expect(secondsIn('7')).toBe(7);
    expect(secondsIn('Thu, 01 Jan 2026 00:00:30 GMT', Date.parse('2026-01-01T00:00:00Z'))).toBe(30);
    expect(secondsIn(null)).toBeNull();
    expect(secondsIn('soon')).toBeNull();
  });
});
