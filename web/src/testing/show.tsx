import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import type { Session, User } from '../shared/api/types';
import { theme } from '../shared/theme/theme';

export const ana: User = { user_id: 'u1', email: 'ana@example.org', display_name: 'Ana', operator: false };

/** Tells a test where the page has gone to. */
function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>at {pathname + search}</p>;
}

/** A page at an address, for somebody who is signed in or nobody; every other address says its name. */
export function showPage(page: ReactNode, at: string, user: User | null) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData<Session>(['session'], { user });
  const url = new URL(at, 'http://localhost');
  window.history.replaceState(null, '', at);
  render(
    <MantineProvider env="test" theme={theme}>
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path={url.pathname} element={page} />
            <Route path="*" element={<Elsewhere />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { user: userEvent.setup(), queries };
}
