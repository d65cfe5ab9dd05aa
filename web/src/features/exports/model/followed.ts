import { useEffect, useMemo } from 'react';
import { prefer, preference, usePreference } from '../../../shared/lib/preferences';

/** Which exports a person has asked for in this browser and not yet seen the end of. */
export function useFollowed(userId: string, projectId: string): string[] {
  const kept = usePreference(nameOf(userId, projectId));
  return useMemo(() => idsIn(kept), [kept]);
}

export function followExport(userId: string, projectId: string, exportId: string): void {
  const name = nameOf(userId, projectId);
  prefer(name, [...idsIn(preference(name)), exportId].join(' '));
}

/** Forgets one; false where another tab was faster, and has said so already. */
export function unfollowExport(userId: string, projectId: string, exportId: string): boolean {
  const name = nameOf(userId, projectId);
  const ids = idsIn(preference(name));
  if (!ids.includes(exportId)) return false;
  prefer(name, ids.filter((id) => id !== exportId).join(' '));
  return true;
}

let lookers = 0;

/** Whoever has the list in sight needs no toast. */
export function isLookedAt(): boolean {
  return lookers > 0;
}

export function useLookingAt(): void {
  useEffect(() => {
    lookers += 1;
    return () => void (lookers -= 1);
  }, []);
}

function nameOf(userId: string, projectId: string) {
  return `exports:${userId}:${projectId}` as const;
}

function idsIn(kept: string | null): string[] {
  return kept ? kept.split(' ').filter(Boolean) : [];
}
