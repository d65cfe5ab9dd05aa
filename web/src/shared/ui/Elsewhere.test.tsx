import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { describe, expect, it } from 'vitest';
import { serve } from '../../testing/server';
import { Elsewhere } from './Elsewhere';

function Here() {
  const { pathname, search } = useLocation();
  return <p>{pathname + search}</p>;
}

function lookFor(where: string[]) {
  serve(() => ({ body: { items: where.map((project_id) => ({ project_id })), next_cursor: null } }));
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={['/app/projects/wrong/documents/d1?block=4']}>
          <Routes>
            <Route
              path="/app/projects/wrong/documents/:id"
              element={<Elsewhere sourceUid="d1" notIn="wrong" />}
            />
            <Route path="*" element={<Here />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('an address with the wrong project', () => {
  it('leads to the right one, to the same block', async () => {
    lookFor(['right']);
    expect(await screen.findByText('/app/projects/right/documents/d1?block=4')).toBeInTheDocument();
  });

  it('says so when there is no right one, and never leads to itself', async () => {
    lookFor(['wrong']);
    expect(await screen.findByText('Not found in this project')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'To the project' })).toHaveAttribute(
      'href',
      '/app/projects/wrong',
    );
  });
});
