import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useMembersRead } from './useMembersRead';

it.each([
  ['owner', 1],
  ['editor', 0],
])('whoever is %s now asks for the invitations %i times', async (role, times) => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  queries.setQueryData(['project', 'p'], { role: 'owner' });
  queries.setQueryData(['invitations', 'p'], []);
  const invitations = vi.fn(() => Promise.resolve([]));
  const watch = (queryKey: string[], queryFn: () => Promise<unknown>) =>
    new QueryObserver(queries, { queryKey, queryFn }).subscribe(() => undefined);
  const stops = [
    watch(['project', 'p'], () => Promise.resolve({ role })),
    watch(['invitations', 'p'], invitations),
  ];
  const { result } = renderHook(() => useMembersRead('p'), {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
  await result.current();
  expect(invitations).toHaveBeenCalledTimes(times);
  stops.forEach((stop) => stop());
});
