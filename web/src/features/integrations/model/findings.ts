import { Problem } from '../../../shared/api/problem';
import { own } from '../../../shared/lib/own';

/** What a refused form says about its fields, by pointers; what belongs to none of them is left to the form as a whole. */
export interface Findings {
  at: (pointer: string) => string | undefined;
  rest: unknown;
}

/**
 * @param shown the pointers of the fields that say what is wrong with them
 * @param sent what was refused
 * @param now what would be sent instead: a finding goes when what it is about is another
 */
export function findingsOf(error: unknown, shown: RegExp, sent: unknown, now: unknown): Findings {
  if (!(error instanceof Problem) || error.errors.length === 0) return { at: () => undefined, rest: error };
  const elsewhere = error.errors.find(({ pointer }) => !shown.test(pointer));
  return {
    at: (pointer) => {
      const same = [pointer, ...behind(pointer)].every((each) => valueAt(sent, each) === valueAt(now, each));
      return same ? error.errors.find((each) => each.pointer === pointer)?.message : undefined;
    },
    rest: elsewhere
      ? new Problem(error.status, { ...error.body, errors: [elsewhere] }, error.retryAfter)
      : null,
  };
}

/** Where a call leads and as whom: what decides whether a secret is needed, and is the right one. */
const access = ['url', 'auth', 'username', 'signed', 'endpoint', 'region', 'bucket', 'access_key_id'].map(
  (name) => `/settings/${name}`,
);

/** What else a finding hangs on. */
function behind(pointer: string): string[] {
  if (pointer.startsWith('/secrets/')) return access;
  if (pointer === '/settings/username') return ['/settings/auth'];
  return pointer.startsWith('/settings/mapping') ? ['/schema_id'] : [];
}

/** What stands at a pointer, as its text. */
function valueAt(whole: unknown, pointer: string): string | undefined {
  const names = pointer.slice(1).split('/');
  const found = names.reduce(
    (value, name) => own(value as Record<string, unknown>, name.replaceAll('~1', '/').replaceAll('~0', '~')),
    whole,
  );
  return JSON.stringify(found);
}
