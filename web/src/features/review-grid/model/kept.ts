import type { Unsaved } from './row';

const prefix = 'blockdata-unsaved:';

/**
 * What a person typed in a run and the server has not taken. It outlives a session that ends, a page that is left or
 * loaded again: it lies in the tab, under the name of its writer and the run, and nobody else is ever shown it.
 */
export class KeptEdits {
  private readonly key: string;

  constructor(userId: string, runId: string) {
    this.key = `${prefix}${userId}:${runId}`;
  }

  read(): Unsaved[] {
    try {
      const found: unknown = JSON.parse(sessionStorage.getItem(this.key) ?? '[]');
      return Array.isArray(found) ? (found as Unsaved[]) : [];
    } catch {
      return [];
    }
  }

  write(unsaved: Unsaved[]): void {
    try {
      if (unsaved.length === 0) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, JSON.stringify(unsaved.map(resting)));
    } catch {
      // No storage: they live as long as the page.
    }
  }
}

/** Nothing is on its way any more when it is read again. */
function resting(unsaved: Unsaved): Unsaved {
  return { ...unsaved, sending: undefined };
}
