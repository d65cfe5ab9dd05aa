import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../../shared/api/answer';
import { get, post, session } from '../../../shared/api/client';
import type { Provider } from '../../../shared/api/accountTypes';
import type { Session, User } from '../../../shared/api/types';

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: session, staleTime: 60_000 });

export function useSession() {
  return useQuery(sessionQuery);
}

export function useUser(): User | null {
  return useSession().data?.user ?? null;
}

/** The other ways in that this installation has; without them there is still the password. */
export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => get<Provider[]>('/auth/providers', undefined, signal),
  staleTime: Infinity,
});

export function login(email: string, password: string): Promise<Session> {
  return post<Session>('/auth/login', { email, password });
}

export function logout(): Promise<unknown> {
  return post('/auth/logout');
}

export type Registration = Answer<
  'AuthRegistration',
  {
    /** The token of an invitation, which lets in where nobody else may register. */
    invitation?: string;
  }
>;

/** Nobody is told where a mail has to be answered first. */
export function register(registration: Registration): Promise<Session> {
  return post<Session>('/auth/register', registration);
}
