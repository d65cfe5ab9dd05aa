import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from '../../../shared/api/client';
import type { NewToken, Page, Token } from '../../../shared/api/types';

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) =>
    get<Page<Token> | Token[]>('/account/tokens', undefined, signal).then((answer) =>
      Array.isArray(answer) ? answer : answer.items,
    ),
});

export function createToken(name: string, expiresAt: string | null): Promise<NewToken> {
  return post<NewToken>('/account/tokens', { name, ...(expiresAt ? { expires_at: expiresAt } : {}) });
}

export function revokeToken(tokenId: string): Promise<void> {
  return remove(`/account/tokens/${tokenId}`);
}
