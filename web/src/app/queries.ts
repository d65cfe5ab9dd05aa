import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../shared/api/problem';

/** What the page has read from the server. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
    },
  },
});
