const errors = new WeakSet<object>();

/** Remembers that this is what came of asking for a file of the page itself. */
export function noteUnfetched(error: unknown): void {
  if (typeof error === 'object' && error !== null) errors.add(error);
}

/** Whether a part of the page could not be fetched: nothing is broken, the server is away. */
export function isUnfetched(error: unknown): boolean {
  return typeof error === 'object' && error !== null && errors.has(error);
}
