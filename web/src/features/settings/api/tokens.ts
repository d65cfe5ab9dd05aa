import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from '../../../shared/api/client';
import type { NewToken, Page, Token } from '../../../shared/api/types';

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => get<Page<Token>>('/account/tokens', undefined, signal).then(({ items }) => items),
});

/** What a token may do: reading, the work in projects as well, or all that its owner may. */
export type TokenScope = 'read' | 'write' | 'all';

export function createToken(name: string, scope: TokenScope, expiresAt: string | null): Promise<NewToken> {
  return post<NewToken>('/account/tokens', {
    name,
    ...(scope === 'all' ? {} : { scopes: scope === 'write' ? ['read', 'write'] : ['read'] }),
    ...(expiresAt ? { expires_at: expiresAt } : {}),
  });
}

export function scopeOf({ scopes }: Token): TokenScope {
  if (scopes.length === 0) return 'all';
  return scopes.includes('write') ? 'write' : 'read';
}

export function revokeToken(tokenId: string): Promise<void> {
  return remove(`/account/tokens/${tokenId}`);
}
