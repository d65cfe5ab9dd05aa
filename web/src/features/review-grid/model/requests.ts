import type { Skipped } from '../../runs/model/skipped';

/** How many blocks one request decides on; the server takes more, but then nobody sees that it goes on. */
export const mostPerRequest = 2000;

/** What several requests came to, and what broke the last one. */
export interface Outcome<T> {
  asked: T[];
  done: number;
  skipped: Skipped;
  error: unknown;
}

/** Asks about many things in requests of bounded size, one after the other, until all are asked, one breaks, or it is told to stop. */
export async function inRequests<T>(
  items: T[],
  ask: (some: T[]) => Promise<{ done: number; skipped?: Skipped }>,
  onProgress: (asked: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { asked: [], done: 0, skipped: {}, error: null };
  for (let at = 0; at < items.length; at += mostPerRequest) {
    if (signal?.aborted) break;
    const some = items.slice(at, at + mostPerRequest);
    try {
      const { done, skipped } = await ask(some);
      outcome.done += done;
      outcome.skipped = sum(outcome.skipped, skipped ?? {});
      outcome.asked.push(...some);
    } catch (error) {
      outcome.error = error;
      break;
    }
    onProgress(outcome.asked.length);
  }
  return outcome;
}

/** Does something with each of many, a few at a time, until it is told to stop. */
export async function fewAtATime<T>(
  items: T[],
  act: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) {
      if (signal?.aborted) return;
      await act(item);
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

function sum(a: Skipped, b: Skipped): Skipped {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof Skipped)[];
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}
