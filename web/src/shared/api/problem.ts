import { shared as t } from 'texts/shared';
import { isUnfetched } from '../lib/unfetched';

/** One finding of a 422 answer: where it is (a JSON pointer) and what is wrong there. */
export interface Finding {
  pointer: string;
  message: string;
}

/** An answer that is no success, as RFC 9457 problem details tell it. */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly errors: Finding[];
  readonly body: Record<string, unknown>;
  /** After how many seconds the server wants to be asked again, where it says so. */
  readonly retryAfter: number | null;

  constructor(status: number, body: Record<string, unknown> = {}, retryAfter: number | null = null) {
    const title = text(body.title) ?? fallbackTitle(status);
    super(text(body.detail) ?? title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.type = text(body.type) ?? 'about:blank';
    this.errors = findings(body.errors);
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Whether the last part of the problem's type is this word, whatever stands before it. */
  is(kind: string): boolean {
    return this.type === kind || this.type.endsWith(`/${kind}`) || this.type.endsWith(`:${kind}`);
  }

  /** The first number in the body under one of these names; the server's counts come beside the standard members. */
  number(...names: string[]): number | null {
    for (const name of names) {
      const value = this.body[name];
      if (typeof value === 'number') return value;
    }
    return null;
  }
}

/** What to tell a person about anything that was thrown. */
export function wordsOf(error: unknown): string {
  if (error instanceof Problem) {
    const first = error.errors[0];
    return first
      ? t.problem.withFinding(error.message, first.pointer || t.problem.somewhere, first.message)
      : error.message;
  }
  if (error instanceof TypeError || isUnfetched(error)) return t.problem.unreachable;
  return error instanceof Error ? error.message : t.problem.unknown;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function findings(value: unknown): Finding[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: { pointer?: unknown; message?: unknown }) => ({
    pointer: text(item.pointer) ?? '',
    message: text(item.message) ?? t.problem.invalid,
  }));
}

function fallbackTitle(status: number): string {
  if (status === 404) return t.problem.notFound;
  if (status === 403) return t.problem.forbidden;
  if (status === 413) return t.problem.tooLarge;
  if (status >= 500) return t.problem.server;
  return t.problem.status(status);
}
