import { queryOptions } from '@tanstack/react-query';
import { all, post } from '../../../shared/api/client';
import type { EffectiveSetting, KeyLimit, Price } from '../../../shared/api/types';

export const limitsQuery = queryOptions({
  queryKey: ['operator', 'limits'],
  queryFn: ({ signal }) => all<KeyLimit>('/operator/limits', {}, signal),
  // How keys stand changes by itself, while somebody looks.
  refetchInterval: 10_000,
});

export const pricesQuery = queryOptions({
  queryKey: ['operator', 'prices'],
  queryFn: ({ signal }) => all<Price>('/operator/prices', {}, signal),
});

export const settingsQuery = queryOptions({
  queryKey: ['operator', 'settings'],
  queryFn: ({ signal }) => all<EffectiveSetting>('/operator/settings', {}, signal),
  staleTime: 60_000,
});

export interface NewPrice {
  model: string;
  valid_from?: string;
  input: number;
  cached_input?: number;
  cache_write?: number;
  output: number;
}

export function addPrice(price: NewPrice): Promise<Price> {
  return post<Price>('/operator/prices', price);
}
