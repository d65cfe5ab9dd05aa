import { describe, expect, it } from 'vitest';
import {
  endWords,
  leftWords,
  ratePerMinute,
  rateWords,
  shortLeft,
  timeLeft,
  withSample,
  type Sample,
} from './pace';

const second = 1000;

function seen(...pairs: [number, number][]): Sample[] {
  return pairs.reduce<Sample[]>((samples, [at, settled]) => withSample(samples, at * second, settled), []);
}

describe('the rate of a run', () => {
  it('is not known before some seconds have been watched', () => {
    expect(ratePerMinute([], 0)).toBeNull();
    expect(ratePerMinute(seen([0, 10], [2, 20]), 2 * second)).toBeNull();
  });

  it('is that of the last minute', () => {
    expect(ratePerMinute(seen([0, 100], [10, 110]), 10 * second)).toBe(60);
    const long = seen([0, 0], [30, 600], [60, 630], [90, 660]);
    // At 30 s there were 600, a minute later 660.
    expect(ratePerMinute(long, 90 * second)).toBe(60);
  });

  it('goes down while nothing comes, to nothing after a minute', () => {
    const samples = seen([0, 0], [10, 50]);
    expect(ratePerMinute(samples, 30 * second)).toBe(100);
    expect(ratePerMinute(samples, 80 * second)).toBe(0);
  });

  it('begins anew when blocks are given back', () => {
    expect(seen([0, 50], [10, 90], [20, 40])).toEqual([{ at: 20 * second, settled: 40 }]);
  });

  it('keeps no more than it needs', () => {
    const samples = seen(...Array.from({ length: 300 }, (_, at): [number, number] => [at, at * 3]));
    expect(samples.length).toBeLessThan(70);
    expect(ratePerMinute(samples, 299 * second)).toBe(180);
  });
});

describe('the end of a run', () => {
  it('is not known while nothing moves, and now when nothing is left', () => {
    expect(timeLeft(10, null)).toBeNull();
    expect(timeLeft(10, 0)).toBeNull();
    expect(timeLeft(0, null)).toBe(0);
    expect(timeLeft(300, 100)).toBe(3 * 60_000);
  });

  it('is said no finer than it is known', () => {
    expect(leftWords(20_000)).toBe('under a minute');
    expect(leftWords(6.4 * 60_000)).toBe('about 6 min');
    expect(leftWords(131 * 60_000)).toBe('about 2 h 10 min');
    expect(leftWords(121 * 60_000)).toBe('about 2 h');
    expect(shortLeft(20_000)).toBe('<1 min');
    expect(shortLeft(6.4 * 60_000)).toBe('6 min');
    expect(leftWords(50 * 3_600_000)).toBe('about 2 d 2 h');
  });

  it('names the day where it is another one', () => {
    const now = new Date(2026, 10, 26, 23, 50).getTime();
    expect(endWords(now, 5 * 60_000)).toBe('23:55');
    expect(endWords(now, 20 * 60_000)).toBe('27 Nov, 00:10');
  });

  it('tells slow rates by the hour', () => {
    expect(rateWords(211.6)).toBe('212 blocks/min');
    expect(rateWords(1)).toBe('1 block/min');
    expect(rateWords(0.5)).toBe('30 blocks/h');
  });
});
