import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { all, get, patch, post, remove } from '../../../shared/api/client';
import type {
  Account,
  AccountDeletion,
  AccountEvent,
  SignedInSession,
} from '../../../shared/api/accountTypes';
import type { Page } from '../../../shared/api/types';

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => get<Account>('/account', undefined, signal),
});

export function renameAccount(displayName: string): Promise<Account> {
  return patch<Account>('/account', { display_name: displayName });
}

/** The one in use is not asked for where there is none yet; every other session ends. */
export function changePassword(current: string | null, next: string): Promise<unknown> {
  return post('/account/password', {
    ...(current === null ? {} : { current_password: current }),
    new_password: next,
  });
}

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => all<SignedInSession>('/account/sessions', {}, signal),
});

export function endSession(sessionId: string): Promise<void> {
  return remove(`/account/sessions/${encodeURIComponent(sessionId)}`);
}

export function endOtherSessions(): Promise<void> {
  return remove('/account/sessions');
}

export function unlinkIdentity(provider: string): Promise<void> {
  return remove(`/account/identities/${encodeURIComponent(provider)}`);
}

/** Newest first, a handful at a time. */
export const accountEventsQuery = infiniteQueryOptions({
  queryKey: ['account-events'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<AccountEvent>>('/account/events', { limit: 10, cursor: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next_cursor }) => next_cursor,
});

export const deletionQuery = queryOptions({
  queryKey: ['account-deletion'],
  queryFn: ({ signal }) => get<AccountDeletion>('/account/deletion', undefined, signal),
  staleTime: 0,
  gcTime: 0,
});

export function deleteAccount(email: string, password: string | null): Promise<void> {
  return remove('/account', undefined, {
    email,
    ...(password === null ? {} : { current_password: password }),
  });
}
