import { project as t } from 'texts/project';
import { language } from 'texts/language';
import type { ProjectMember } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';

/** Who may do the most comes first, then by name. */
export function inRank(members: ProjectMember[]): ProjectMember[] {
  return [...members].sort((a, b) => {
    if (a.role !== b.role) return can(a.role, b.role) ? -1 : 1;
    return nameOf(a).localeCompare(nameOf(b), language);
  });
}

/** Who made something, by name; somebody who has left the project since is not named. */
export function namesOf(members: ProjectMember[] | undefined): (userId: string | undefined) => string {
  const names = new Map((members ?? []).map((member) => [member.user_id, nameOf(member)]));
  return (userId) => (userId === undefined || !members ? '' : (names.get(userId) ?? t.members.former));
}

export function nameOf({ display_name, email }: ProjectMember): string {
  return display_name || email;
}
