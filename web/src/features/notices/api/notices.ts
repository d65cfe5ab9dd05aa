import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../../../shared/api/client';
import type { AccountNotice, Page } from '../../../shared/api/types';

/** The newest notices, seen or not: one page is as far back as anybody looks. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) =>
    get<Page<AccountNotice>>('/account/notices', { limit: 50 }, signal).then(({ items }) => items),
});

/** All up to this one are seen; what came since the list was drawn stays new. */
export function seeNotices(upTo: number): Promise<unknown> {
  return post('/account/notices/seen', { up_to: upTo });
}
