import { queryOptions } from '@tanstack/react-query';
import { get, post, put, remove } from '../../../shared/api/client';
import type { KeyTest, ModelKey, Page } from '../../../shared/api/types';

export const modelKeysQuery = queryOptions({
  queryKey: ['model-keys'],
  queryFn: ({ signal }) =>
    get<Page<ModelKey>>('/account/model-keys', undefined, signal).then(({ items }) => items),
});

/** It is tried first; one that is not accepted is not kept. */
export function saveKey(provider: string, key: string, baseUrl: string | null): Promise<ModelKey> {
  return put<ModelKey>(`/account/model-keys/${encodeURIComponent(provider)}`, {
    key,
    ...(baseUrl ? { base_url: baseUrl } : {}),
  });
}

export function testKey(provider: string): Promise<KeyTest> {
  return post<KeyTest>(`/account/model-keys/${encodeURIComponent(provider)}/test`);
}

export function deleteKey(provider: string): Promise<void> {
  return remove(`/account/model-keys/${encodeURIComponent(provider)}`);
}
