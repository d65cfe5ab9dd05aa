import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it, vi } from 'vitest';
import { serve } from '../../../testing/server';
import { renameDocument } from '../../documents/api/documents';
import { runsQuery } from '../../runs/api/runs';
import ProjectScope from './ProjectScope';

vi.mock('../../../shared/realtime/shared', () => ({ follow: () => () => undefined }));

let project: boolean;
let document: boolean;

function Page() {
  const runs = useQuery(runsQuery('p'));
  const rename = useMutation({ mutationFn: () => renameDocument('p', 'd', 'New') });
  return (
    <>
      <p>The project’s page</p>
      <button onClick={() => rename.mutate()}>Rename</button>
      <button onClick={() => void runs.refetch()}>Read</button>
      {rename.isError && <p>Not renamed</p>}
    </>
  );
}

function open() {
  project = true;
  document = true;
  serve(({ path }) => {
    if (path === '/auth/session') return { body: { user: { user_id: 'u' } } };
    if (!project) return undefined;
    if (path === '/projects/p') return { body: { project_id: 'p', project_name: 'P', role: 'owner' } };
    if (path.startsWith('/projects/p/runs')) return { body: { items: [], next_cursor: null } };
    return document ? { body: {} } : undefined;
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={['/app/projects/p']}>
          <Routes>
            <Route path="/app/projects/:projectId" element={<ProjectScope />}>
              <Route index element={<Page />} />
            </Route>
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it.each(['Read', 'Rename'])('a project deleted under its page is told of at the next “%s”', async (what) => {
  open();
  await screen.findByText('The project’s page');
  project = false;
  await userEvent.click(screen.getByRole('button', { name: what }));
  expect(await screen.findByText('This project is not there any more')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'To the projects' })).toHaveAttribute('href', '/app');
});

it('a document deleted under its page does not take the project with it', async () => {
  open();
  await screen.findByText('The project’s page');
  document = false;
  await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
  expect(await screen.findByText('Not renamed')).toBeInTheDocument();
  expect(screen.getByText('The project’s page')).toBeInTheDocument();
});
