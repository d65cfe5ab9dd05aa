import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../../testing/server';
import ProjectsPage from './ProjectsPage';

const project = (id: string, name: string, role = 'owner') => ({
  project_id: id,
  project_name: name,
  description: null,
  role,
  created_at: '2026-01-01T00:00:00Z',
});
const standing = (id: string, staged: number) => ({
  project_id: id,
  documents: 77,
  runs: 78,
  pending: 0,
  staged,
  confirmed: 5,
  failed: 0,
});

function home({ gone = false } = {}) {
  const { asked } = serve(({ method, path }) => {
    if (path === '/auth/session') return { body: { user: { user_id: 'u', email: 'e', display_name: 'E' } } };
    if (path.startsWith('/projects?')) {
      const items = [project('a', 'Letters'), project('b', 'Standards'), project('c', 'Theirs', 'viewer')];
      return { body: { items, next_cursor: null } };
    }
    if (path.startsWith('/standings')) {
      return {
        body: { items: [standing('a', 12), standing('b', 4891), standing('c', 9)], next_cursor: null },
      };
    }
    if (method === 'DELETE') {
      if (gone) return { status: 404 };
      return path.includes('confirmed=5')
        ? { status: 204 }
        : { status: 409, body: { type: '/problems/confirmed-data', confirmed: 5 } };
    }
    return undefined;
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter>
          <ProjectsPage />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return asked;
}

beforeEach(() => localStorage.clear());

describe('home', () => {
  it('shows where most blocks wait for a person who may decide on them', async () => {
    home();
    const waiting = await screen.findByRole('region', { name: 'Waiting for review' });
    expect(waiting).toHaveTextContent('4,903 blocks in 2 projects');
    const names = within(waiting)
      .getAllByRole('link')
      .map((link) => link.textContent);
    expect(names).toEqual(['Standards4,891 blocks staged', 'Letters12 blocks staged']);
  });

  it('deletes a project only when its name is typed, and tells what goes', async () => {
    const user = userEvent.setup();
    const asked = home();
    await user.click(await screen.findByRole('button', { name: 'Actions for Standards' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Standards?' });
    expect(dialog).toHaveTextContent('Its 77 documents and 78 runs go with it');
    const button = within(dialog).getByRole('button', { name: 'Delete project' });
    expect(button).toBeDisabled();
    await user.type(within(dialog).getByLabelText('Type “Standards” to go on'), 'Standards');
    expect(dialog).toHaveTextContent('5 blocks have been confirmed by a person.');
    await user.click(button);
    const second = await within(dialog).findByRole('button', {
      name: 'Delete project with 5 confirmed blocks',
    });
    // Where the first click was, another one does nothing.
    expect(second).toBeDisabled();
    await user.click(within(dialog).getByRole('checkbox', { name: 'I know that 5 confirmed blocks go' }));
    await user.click(second);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.filter((each) => each.startsWith('DELETE'))).toEqual([
      'DELETE /projects/b',
      'DELETE /projects/b?confirmed=5',
    ]);
  });

  it('closes the question about a project that somebody else has deleted, and reads the list again', async () => {
    const user = userEvent.setup();
    const asked = home({ gone: true });
    await user.click(await screen.findByRole('button', { name: 'Actions for Standards' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    await user.type(await screen.findByLabelText('Type “Standards” to go on'), 'Standards');
    const lists = () => asked.filter((each) => each.startsWith('GET /projects?')).length;
    const before = lists();
    await user.click(screen.getByRole('button', { name: 'Delete project' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lists()).toBe(before + 1);
  });
});
