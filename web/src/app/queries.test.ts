import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../shared/api/problem';
import { queries } from './queries';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  queries.clear();
});

it.each([
  ['what is not there is not asked for again', new Problem(404), 1],
  ['a refusal is final', new Problem(403), 1],
  ['neither is who asks too often to ask more', new Problem(429), 1],
  ['a server that stumbles is asked twice more', new Problem(500), 3],
  ['so is one that is away for a moment', new Problem(503), 3],
  ['and a network that broke', new TypeError('Failed to fetch'), 3],
])('%s', async (_, error, times) => {
  const ask = vi.fn(() => Promise.reject(error));
  const read = expect(queries.fetchQuery({ queryKey: ['read'], queryFn: ask })).rejects.toBe(error);
  await vi.runAllTimersAsync();
  await read;
  expect(ask).toHaveBeenCalledTimes(times);
});

it('what was read a moment ago is not read again', async () => {
  const ask = vi.fn(() => Promise.resolve('read'));
  const read = () => queries.fetchQuery({ queryKey: ['read'], queryFn: ask });
  await read();
  await vi.advanceTimersByTimeAsync(14_000);
  await read();
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_000);
  await read();
  expect(ask).toHaveBeenCalledTimes(2);
});
