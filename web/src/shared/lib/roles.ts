import type { Role } from '../api/types';

/** From who may do the least to who may do the most. */
export const rolesByRank: Role[] = ['viewer', 'reviewer', 'editor', 'owner'];

/** Whether a role includes what another one may do. */
export function can(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && rolesByRank.indexOf(role) >= rolesByRank.indexOf(needed);
}
