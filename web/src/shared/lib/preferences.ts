import { useSyncExternalStore } from 'react';

/** What this browser remembers for its user: small switches, nothing that the server should know. */
export type Preference =
  | 'single-keys'
  | 'density'
  | 'documents-order'
  | 'runs-order'
  | 'export-form'
  | 'redline'
  | `exports:${string}`
  | `columns:${string}`
  | `sort:${string}`
  | `schema:${string}`;

const listeners = new Set<() => void>();

/** What could not be stored: it holds until the page is left. */
const held = new Map<Preference, string>();

export function preference(name: Preference): string | null {
  const unstored = held.get(name);
  if (unstored !== undefined) return unstored;
  try {
    return localStorage.getItem(`blockdata-${name}`);
  } catch {
    return null;
  }
}

export function prefer(name: Preference, value: string): void {
  try {
    localStorage.setItem(`blockdata-${name}`, value);
    held.delete(name);
  } catch {
    held.set(name, value);
  }
  listeners.forEach((listener) => listener());
}

export function usePreference(name: Preference): string | null {
  return useSyncExternalStore(subscribe, () => preference(name));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
