import { queryOptions } from '@tanstack/react-query';
import { post } from '../../../shared/api/client';
import type { Accepted, InvitationLook } from '../../../shared/api/accountTypes';

/** What an invitation is about, for whoever holds its link. */
export function invitationQuery(token: string | null) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => post<InvitationLook>('/invitations/look', { token }),
    enabled: token !== null,
    staleTime: 60_000,
  });
}

export function acceptInvitation(token: string): Promise<Accepted> {
  return post<Accepted>('/invitations/accept', { token });
}
