import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { bulk } from './bulk';

const numbers = Array.from({ length: 20 }, (_, index) => index);

describe('the same done to many', () => {
  it('goes on past those that refuse, a few at a time, and names them with their reason', async () => {
    let now = 0;
    let most = 0;
    const settled: number[] = [];
    const outcome = await bulk(
      numbers,
      async (number) => {
        most = Math.max(most, ++now);
        await Promise.resolve();
        now -= 1;
        if (number === 7) throw new Problem(409, { detail: 'It is being read.' });
        if (number === 9) throw new Problem(404, { detail: 'It is gone.' });
      },
      { onChange: (number) => settled.push(number) },
    );
    expect(most).toBe(4);
    expect(outcome.done).toHaveLength(18);
    expect(outcome.refused).toMatchObject([
      { part: 7, why: 'It is being read.', again: true },
      { part: 9, why: 'It is gone.', again: false },
    ]);
    expect(outcome.left).toEqual([]);
    expect(settled.at(-1)).toBe(20);
  });

  it('begins nothing more once it is stopped, and tells what is left', async () => {
    const stop = new AbortController();
    const outcome = await bulk(
      numbers,
      (number) => {
        if (number === 5) stop.abort();
        return Promise.resolve();
      },
      { atOnce: 1, signal: stop.signal },
    );
    expect(outcome.done).toEqual([0, 1, 2, 3, 4, 5]);
    expect(outcome.left).toHaveLength(14);
  });

  it('ends with the session: what was not done is left, not refused', async () => {
    const outcome = await bulk(numbers, () => Promise.reject(new Problem(401)), { atOnce: 2 });
    expect(outcome.refused).toEqual([]);
    expect(outcome.left).toHaveLength(20);
  });

  it('waits as long as a busy server says, and tries again', async () => {
    const waited: number[] = [];
    let busy = true;
    const outcome = await bulk(
      ['one'],
      () => {
        if (!busy) return Promise.resolve();
        busy = false;
        return Promise.reject(new Problem(429, {}, 7));
      },
      { wait: (seconds) => Promise.resolve(void waited.push(seconds)) },
    );
    expect(waited).toEqual([7]);
    expect(outcome.done).toEqual(['one']);
  });
});
