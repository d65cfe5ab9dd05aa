import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ScopeContext } from '../../../shared/realtime/scope';
import { projectAs } from '../../../testing/integrations';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import type { Role } from '../../../shared/api/types';
import ProjectPage from './ProjectPage';

function comeBackAs(role: Role) {
  const schemas = ['newest', 'made'].map((id) => ({ schema_id: id, schema_ref: id }));
  serve(({ path }) => {
    if (path.startsWith('/schemas?')) return { body: { items: schemas, next_cursor: null } };
    return /^\/projects\/p\/(documents|runs|members)/.test(path)
      ? { body: { items: [], next_cursor: null } }
      : undefined;
  });
  const scope = { project: projectAs(role), live: 'live' as const, subscribe: () => () => undefined };
  return showPage(
    <ScopeContext value={scope}>
      <ProjectPage />
    </ScopeContext>,
    '/app/projects/p?apply=made',
    ana,
  );
}

it('whoever comes back with a schema that was made for the project goes on applying it', async () => {
  comeBackAs('editor');
  const select = await screen.findByRole('combobox', { name: 'Schema' });
  await waitFor(() => expect(select).toHaveValue('made'));
});

it('a viewer who follows such an address is asked nothing', async () => {
  comeBackAs('viewer');
  expect(await screen.findByText('No documents yet')).toBeInTheDocument();
  expect(screen.queryByRole('dialog')).toBeNull();
});
