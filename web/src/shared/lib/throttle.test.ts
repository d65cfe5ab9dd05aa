import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('acts at once, and once more for all that was asked meanwhile', () => {
  const action = vi.fn();
  const { ask } = throttle(action, 100);
  for (let time = 0; time < 5; time += 1) ask();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(500);
  expect(action).toHaveBeenCalledTimes(2);
});

it('lets an action ask for itself again later', () => {
  let busy = 3;
  const action = vi.fn(() => {
    busy -= 1;
    if (busy > 0) ask();
  });
  const { ask } = throttle(action, 100);
  ask();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(action).toHaveBeenCalledTimes(3);
});
