import { Problem } from '../../../shared/api/problem';

/** What a refused form says about its fields, by pointers; what belongs to none of them is left to the form as a whole. */
export interface Findings {
  at: (pointer: string) => string | undefined;
  rest: unknown;
}

/** @param shown the pointers of the fields that say what is wrong with them */
export function findingsOf(error: unknown, shown: RegExp): Findings {
  if (!(error instanceof Problem) || error.errors.length === 0) return { at: () => undefined, rest: error };
  const elsewhere = error.errors.find(({ pointer }) => !shown.test(pointer));
  return {
    at: (pointer) => error.errors.find((each) => each.pointer === pointer)?.message,
    rest: elsewhere
      ? new Problem(error.status, { ...error.body, errors: [elsewhere] }, error.retryAfter)
      : null,
  };
}
