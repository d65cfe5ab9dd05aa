import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../shared/api/answer';
import { get, post } from '../../../shared/api/client';
import type { OutboxMail } from '../../../shared/api/accountTypes';
import type { EffectiveSetting, KeyLimit, Page, Price } from '../../../shared/api/types';

export const limitsQuery = queryOptions({
  queryKey: ['operator', 'limits'],
  queryFn: ({ signal }) =>
    get<Page<KeyLimit>>('/operator/limits', undefined, signal).then(({ items }) => items),
  // How keys stand changes by itself, while somebody looks.
  refetchInterval: 10_000,
});

export const pricesQuery = queryOptions({
  queryKey: ['operator', 'prices'],
  queryFn: ({ signal }) => get<Page<Price>>('/operator/prices', undefined, signal).then(({ items }) => items),
});

export const settingsQuery = queryOptions({
  queryKey: ['operator', 'settings'],
  queryFn: ({ signal }) =>
    get<Page<EffectiveSetting>>('/operator/settings', undefined, signal).then(({ items }) => items),
  staleTime: 60_000,
});

/** Newest first. */
export const outboxQuery = infiniteQueryOptions({
  queryKey: ['operator', 'outbox'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<OutboxMail>>('/operator/outbox', { limit: 20, cursor: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next_cursor }) => next_cursor,
});

export type NewPrice = Answer<
  'PriceNewPrice',
  { valid_from?: string; cached_input?: number; cache_write?: number }
>;

export function addPrice(price: NewPrice): Promise<Price> {
  return post<Price>('/operator/prices', price);
}
