import { Problem, wordsOf } from '../api/problem';

/** One of many things to which the same is done: what it is called, and where it can be looked at. */
export interface Part {
  id: string;
  name: string;
  to?: string;
}

export interface Refused<T> {
  part: T;
  error: unknown;
  why: string;
  /** Whether the same could go well another time. */
  again: boolean;
}

export interface Outcome<T> {
  done: T[];
  refused: Refused<T>[];
  /** What was not begun: somebody stopped it, or the session ended. */
  left: T[];
}

interface How {
  atOnce?: number;
  signal?: AbortSignal;
  onChange?: (settled: number) => void;
  /** Whether it is worth another try; what is not there any more, for one, is not. */
  again?: (error: unknown) => boolean;
  wait?: (seconds: number) => Promise<void>;
}

const mostWaits = 3;
const longestWait = 30;

/** Does the same to many things, a few at a time; goes on past those that refuse, and remembers why they did. */
export async function bulk<T>(
  parts: readonly T[],
  act: (part: T) => Promise<unknown>,
  { atOnce = 4, signal, onChange, again = isPassing, wait = pause }: How = {},
): Promise<Outcome<T>> {
  const left = [...parts];
  const outcome: Outcome<T> = { done: [], refused: [], left };
  let over = false;
  const one = async (part: T) => {
    for (let waits = 0; ; waits++) {
      try {
        await act(part);
        return outcome.done.push(part);
      } catch (error) {
        if (error instanceof Problem && error.status === 401) {
          over = true;
          return left.push(part);
        }
        const busy = error instanceof Problem && error.retryAfter !== null;
        if (!busy || waits >= mostWaits || signal?.aborted) {
          return outcome.refused.push({ part, error, why: wordsOf(error), again: again(error) });
        }
        await wait(Math.min(longestWait, Math.max(1, error.retryAfter ?? 1)));
      }
    }
  };
  const work = async () => {
    while (!over && !signal?.aborted) {
      const next = left.shift();
      if (next === undefined) return;
      await one(next);
      onChange?.(outcome.done.length + outcome.refused.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, parts.length) }, work));
  return outcome;
}

/** What is refused for a reason that stays is refused again: what is gone, or not allowed. */
function isPassing(error: unknown): boolean {
  return !(error instanceof Problem) || ![403, 404, 410].includes(error.status);
}

function pause(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}

/** For what is one thing to a person, though it takes many requests: it has gone well, or the first reason is thrown. */
export async function allOrThrow<T>(parts: readonly T[], act: (part: T) => Promise<unknown>): Promise<void> {
  const { refused } = await bulk(parts, act);
  if (refused[0]) throw refused[0].error;
}
