import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import LoginPage from '../features/auth/components/LoginPage';
import { get } from '../shared/api/client';
import { serve } from '../testing/server';
import { SignedIn } from './SignedIn';

function open(user: object | null) {
  serve(({ path }) => (path === '/auth/session' ? { body: { user } } : { status: 401 }));
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={['/app']}>
          <Routes>
            <Route
              path="/app"
              element={
                <SignedIn>
                  <p>Inside</p>
                </SignedIn>
              }
            />
            <Route path="/login" element={<LoginPage />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it('whose session has ended is told so where they sign in again', async () => {
  open({ user_id: 'u' });
  await screen.findByText('Inside');
  await act(() => get('/projects').catch(() => undefined));
  expect(await screen.findByRole('status')).toHaveTextContent('Your session has ended.');
});

it('who comes without one is asked to sign in, and told nothing', async () => {
  open(null);
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeInTheDocument();
  expect(screen.queryByText(/Your session has ended/)).toBeNull();
});
