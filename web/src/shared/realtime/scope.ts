import { createContext, useContext, useEffect, useRef } from 'react';
import type { Project } from '../api/types';
import type { ProjectEvent } from './events';
import type { StreamState } from './stream';

/** What every page of a project shares: the project, whether its events arrive, and the events. */
export interface Scope {
  project: Project;
  live: StreamState;
  subscribe: (listener: (event: ProjectEvent) => void) => () => void;
}

export const ScopeContext = createContext<Scope | null>(null);

export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('This page stands outside a project.');
  return scope;
}

export function useProjectEvents(listener: (event: ProjectEvent) => void): void {
  const { subscribe } = useScope();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((event) => latest.current(event)), [subscribe]);
}
