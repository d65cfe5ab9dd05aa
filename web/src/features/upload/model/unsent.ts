/** What a page that was left or loaded anew had not sent: their names; the files themselves are gone with the page. */
export interface Unsent {
  /** The first of them, by path. */
  paths: string[];
  total: number;
}

const most = 500;
const keyOf = (userId: string, projectId: string) => `blockdata-unsent:${userId}:${projectId}`;

export function readUnsent(userId: string, projectId: string): Unsent | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(userId, projectId)) ?? 'null');
    return isUnsent(found) && found.total > 0 ? found : null;
  } catch {
    return null;
  }
}

export function keepUnsent(userId: string, projectId: string, { paths, total }: Unsent): void {
  try {
    const key = keyOf(userId, projectId);
    if (total === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ paths: paths.slice(0, most), total }));
  } catch {
    // No storage: nobody is told, which is how it would be without this.
  }
}

/** What is left of it when these have been chosen again. */
export function without(unsent: Unsent, chosen: ReadonlySet<string>): Unsent | null {
  const paths = unsent.paths.filter((path) => !chosen.has(path));
  const total = unsent.total - (unsent.paths.length - paths.length);
  return total > 0 ? { paths, total } : null;
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false;
  const { paths, total } = value as Partial<Unsent>;
  return Array.isArray(paths) && paths.every((path) => typeof path === 'string') && typeof total === 'number';
}
