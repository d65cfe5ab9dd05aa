/** What a tab keeps of its user's unfinished work lies in the session storage under names that begin so. */
const prefixes = ['unsaved', 'place', 'unsent', 'schema', 'integration'].map((part) => `blockdata-${part}:`);

/** Another person has signed in: what the one before left unfinished in this tab is not theirs to find. */
export function forgetOthers(userId: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (prefixes.some((prefix) => key.startsWith(prefix) && !key.startsWith(`${prefix}${userId}:`))) {
        sessionStorage.removeItem(key);
      }
    }
  } catch {
    // No storage, nothing left in it.
  }
}

/** The block a person looked at last in a run or document, so that signing in again leads back to it. */
export function lastPlace(userId: string, where: string): number | null {
  try {
    const found = sessionStorage.getItem(`blockdata-place:${userId}:${where}`);
    return found === null ? null : Number(found);
  } catch {
    return null;
  }
}

export function rememberPlace(userId: string, where: string, index: number): void {
  try {
    sessionStorage.setItem(`blockdata-place:${userId}:${where}`, String(index));
  } catch {
    // No storage: the page begins at its top.
  }
}
