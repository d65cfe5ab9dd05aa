import { useSyncExternalStore } from 'react';

/** Under which schema each project is looked at, as long as it is open: a colleague's new one changes nothing. */
const lookedAt = new Map<string, string>();
const listeners = new Set<() => void>();

export function useLookedAt(projectId: string): string | null {
  return useSyncExternalStore(subscribe, () => lookedAt.get(projectId) ?? null);
}

export function lookAt(projectId: string, schemaId: string): void {
  if (lookedAt.get(projectId) === schemaId) return;
  lookedAt.set(projectId, schemaId);
  listeners.forEach((listener) => listener());
}

/** The project is left: the next visit begins with what is newest then. */
export function lookAway(projectId: string): void {
  if (lookedAt.delete(projectId)) listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
