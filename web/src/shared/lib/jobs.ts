import { useSyncExternalStore } from 'react';
import { shared as t } from 'texts/shared';
import { toast } from '../ui/toast';
import { bulk, type Outcome, type Part } from './bulk';

/** Something that was left out, and why; with a link to it where there is one. */
export interface LeftOut {
  name: string;
  why: string;
  to?: string;
}

/** Work on many things that goes on while one walks about, or what came of it and wants to be read. */
export interface Job {
  id: number;
  title: string;
  working: { settled: number; total: number; stopping: boolean } | null;
  leftOut: LeftOut[];
  /** The other thing to do: stop it, or try those again that were refused. */
  stop?: () => void;
  again?: { words: string; act: () => void };
}

/** "Deleting 3 documents", then "3 documents deleted". */
export interface JobWords {
  doing: string;
  done: string;
  one: string;
  many?: string;
}

export interface JobOf<P extends Part> {
  words: JobWords;
  parts: P[];
  act: (part: P) => Promise<unknown>;
  again?: (error: unknown) => boolean;
  onSettled?: (outcome: Outcome<P>) => void;
}

let jobs: readonly Job[] = [];
let last = 0;
const listeners = new Set<() => void>();

export function useJobs(): readonly Job[] {
  return useSyncExternalStore(subscribe, () => jobs);
}

export function closeJob(id: number): void {
  set(jobs.filter((job) => job.id !== id));
}

/** Tells of something that a toast could not name in time: it stays until it is closed. */
export function tell(title: string, leftOut: LeftOut[]): void {
  set([...jobs, { id: ++last, title, working: null, leftOut }]);
}

/** Does the same to many things where it can be watched and stopped; at its end says what was refused, by name. */
export async function startJob<P extends Part>(job: JobOf<P>): Promise<Outcome<P>> {
  const { words, parts, act, again, onSettled } = job;
  const id = ++last;
  const stop = new AbortController();
  const title = t.jobs.title(words, parts.length);
  const working = { settled: 0, total: parts.length, stopping: false };
  const stopNow = () => {
    stop.abort();
    change(id, { working: { ...working, stopping: true } });
  };
  set([...jobs, { id, title, working, leftOut: [], stop: stopNow }]);
  const outcome = await bulk(parts, act, {
    signal: stop.signal,
    again,
    onChange: (settled) => {
      working.settled = settled;
      change(id, { working: { ...working, stopping: stop.signal.aborted } });
    },
  });
  onSettled?.(outcome);
  const { done, refused, left } = outcome;
  if (refused.length + left.length === 0) {
    closeJob(id);
    if (done.length > 0) toast(t.jobs.allDone(words, done.length));
    return outcome;
  }
  const more = [...refused.flatMap((each) => (each.again ? [each.part] : [])), ...left];
  change(id, {
    title: endWords(outcome, words),
    working: null,
    stop: undefined,
    leftOut: [
      ...refused.map(({ part, why }) => ({ name: part.name, why, to: part.to })),
      ...left.map(({ name, to }) => ({ name, why: t.jobs.notBegun, to })),
    ],
    again:
      more.length === 0
        ? undefined
        : {
            words: refused.length > 0 ? t.jobs.tryAgain(more.length) : t.jobs.goOn(more.length),
            act: () => {
              closeJob(id);
              void startJob({ ...job, parts: more });
            },
          },
  });
  return outcome;
}

/** "2 documents deleted, 1 not, 3 not begun". */
export function endWords({ done, refused, left }: Outcome<unknown>, words: JobWords): string {
  return t.jobs.end(words, {
    all: done.length + refused.length + left.length,
    done: done.length,
    refused: refused.length,
    left: left.length,
  });
}

function change(id: number, more: Partial<Job>): void {
  set(jobs.map((job) => (job.id === id ? { ...job, ...more } : job)));
}

function set(next: readonly Job[]): void {
  jobs = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
