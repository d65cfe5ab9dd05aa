import { queryOptions, useQuery } from '@tanstack/react-query';
import { post, session } from '../../../shared/api/client';
import type { Session, User } from '../../../shared/api/types';

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: session, staleTime: 60_000 });

export function useSession() {
  return useQuery(sessionQuery);
}

export function useUser(): User | null {
  return useSession().data?.user ?? null;
}

export function login(email: string, password: string): Promise<Session> {
  return post<Session>('/auth/login', { email, password });
}

export function register(email: string, password: string, displayName: string): Promise<unknown> {
  return post('/auth/register', { email, password, display_name: displayName });
}
