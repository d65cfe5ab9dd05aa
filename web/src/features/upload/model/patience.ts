import { uploadQueue as t } from 'texts/upload-queue';
import { Problem } from '../../../shared/api/problem';

const mostTries = 6;
const longestWait = 60_000;

/**
 * For how many milliseconds sending should rest before a file is tried again by itself, null where that is not worth
 * it: the server asks to wait (429, 503), stands behind a gateway that cannot reach it, or cannot be reached at all.
 */
export function restAfter(error: unknown, tries: number): number | null {
  if (tries >= mostTries) return null;
  const guess = Math.min(longestWait, 1000 * 2 ** tries);
  if (error instanceof TypeError) return guess;
  if (!(error instanceof Problem) || ![429, 502, 503, 504].includes(error.status)) return null;
  return error.retryAfter === null ? guess : Math.max(1000, error.retryAfter * 1000);
}

/** Whether a person may want to try it again as it is: what is wrong with the file itself stays wrong. */
export function isWorthAnother(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  if (!(error instanceof Problem)) return false;
  return error.status >= 500 || [401, 403, 404, 408, 409, 425, 429].includes(error.status);
}

/** Why sending rests, for the person who waits. */
export function restWords(error: unknown): string {
  return error instanceof TypeError ? t.rest.unreachable : t.rest.asked;
}
