import type { Work } from './work';

const keyOf = (userId: string) => `blockdata-schema:${userId}:draft`;

/** The schema that a person was writing in this tab: it outlives a session that ends and a page that is left. */
export function keptWork(userId: string): Work | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(keyOf(userId)) ?? 'null') as Work | null;
    return found?.mode === 'form' || found?.mode === 'json' ? found : null;
  } catch {
    return null;
  }
}

export function keepWork(userId: string, work: Work | null): void {
  try {
    if (work === null) sessionStorage.removeItem(keyOf(userId));
    else sessionStorage.setItem(keyOf(userId), JSON.stringify(work));
  } catch {
    // No storage: it lives as long as the page.
  }
}
