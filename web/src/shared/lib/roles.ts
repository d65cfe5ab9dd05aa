import type { Role } from '../api/types';

const order: Role[] = ['viewer', 'reviewer', 'editor', 'owner'];

/** Whether a role includes what another one may do. */
export function can(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && order.indexOf(role) >= order.indexOf(needed);
}
