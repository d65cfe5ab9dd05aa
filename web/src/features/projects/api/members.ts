import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { address, all, get, post, put, remove } from '../../../shared/api/client';
import type { AuditEvent, Invitation, NewInvitation } from '../../../shared/api/accountTypes';
import type { Page, ProjectMember, Role } from '../../../shared/api/types';

export function changeRole(projectId: string, userId: string, role: Role): Promise<ProjectMember> {
  return put<ProjectMember>(`/projects/${projectId}/members/${userId}`, { role });
}

/** Takes somebody out of a project; oneself as well, which is to leave. */
export function removeMember(projectId: string, userId: string): Promise<void> {
  return remove(`/projects/${projectId}/members/${userId}`);
}

/** An owner's alone. */
export function invitationsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['invitations', projectId],
    queryFn: ({ signal }) => all<Invitation>(`/projects/${projectId}/invitations`, {}, signal),
  });
}

/** Asks somebody in; asked again, an older link of theirs is replaced. */
export function invite(projectId: string, email: string, role: Role): Promise<NewInvitation> {
  return post<NewInvitation>(`/projects/${projectId}/invitations`, { email, role });
}

export function withdrawInvitation(projectId: string, invitationId: string): Promise<void> {
  return remove(`/projects/${projectId}/invitations/${invitationId}`);
}

export interface AuditFilter {
  kind: string | null;
  actor: string | null;
}

/** What was done in a project, newest first, an owner's alone to read. */
export function auditQuery(projectId: string, filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', projectId, filter.kind, filter.actor],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AuditEvent>>(
        `/projects/${projectId}/audit`,
        { ...filter, limit: 50, cursor: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    staleTime: 0,
  });
}

export function auditExport(projectId: string, format: 'csv' | 'jsonl'): string {
  return address(`/projects/${projectId}/audit/export`, { format });
}
