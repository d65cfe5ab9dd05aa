import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import type { Project, SchemaArtifact } from '../../../shared/api/types';
import { noCounts } from '../../../shared/lib/counts';
import { ScopeContext } from '../../../shared/realtime/scope';
import { serve } from '../../../testing/server';
import type { Review } from '../model/useReview';
import { ProjectDialogs } from './ProjectDialogs';

const project = { project_id: 'p', project_name: 'P', role: 'owner' } as Project;
const reviewUnder = (schemaId: string): Review => ({
  schemaId,
  schemas: [],
  schema: { schema_id: schemaId, schema_ref: schemaId } as SchemaArtifact,
  counts: noCounts,
  usage: null,
  effective: new Map(),
  working: [],
  underWay: [],
  open: [],
  paused: [],
  offline: false,
  choose: () => undefined,
});

it('what a dialog confirms is what it was opened for, whatever is looked at since', async () => {
  const sent: unknown[] = [];
  serve(({ path, body }) => {
    if (path.includes('dry_run')) return { body: { count: 63, documents: 7, as_of: 'then' } };
    sent.push(body);
    return { body: { confirmed: 63, skipped: [] } };
  });
  const queries = new QueryClient();
  const page = (schemaId: string) => (
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <MemoryRouter>
          <ScopeContext value={{ project, live: 'live', subscribe: () => () => undefined }}>
            <ProjectDialogs
              question="confirm"
              review={reviewUnder(schemaId)}
              bare={0}
              onClose={() => undefined}
            />
          </ScopeContext>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(page('care'));
  const button = await screen.findByRole('button', { name: 'Confirm 63 blocks' });
  rerender(page('other'));
  expect(screen.getByRole('dialog')).toHaveTextContent(
    '63 staged blocks in 7 documents in this project with care',
  );
  await userEvent.click(button);
  await waitFor(() => expect(sent).toEqual([{ schema_id: 'care', as_of: 'then' }]));
});

function Address() {
  const { pathname, search } = useLocation();
  return <p>{pathname + search}</p>;
}

function applying(made: string | null) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter>
          <Address />
          <ScopeContext value={{ project, live: 'live', subscribe: () => () => undefined }}>
            <ProjectDialogs
              question="apply"
              review={reviewUnder('care')}
              bare={0}
              made={made}
              onClose={() => undefined}
            />
          </ScopeContext>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it('who has no schema yet is led to the page that makes one, which knows the way back', async () => {
  serve(() => ({ body: { items: [], next_cursor: null } }));
  applying(null);
  await userEvent.click(await screen.findByRole('button', { name: 'New schema' }));
  expect(screen.getByText('/app/schemas/new?for=p')).toBeVisible();
});

it.each([
  ['the newest', null, 'newest'],
  ['the one that was just made for this', 'older', 'older'],
  ['the newest where the other is not there', 'gone', 'newest'],
])('%s is chosen to be applied', async (_, made, chosen) => {
  const schemas = ['newest', 'older'].map((id) => ({ schema_id: id, schema_ref: id }));
  serve(({ path }) =>
    path.startsWith('/schemas?') ? { body: { items: schemas, next_cursor: null } } : undefined,
  );
  applying(made);
  const select = await screen.findByRole('combobox', { name: 'Schema' });
  await waitFor(() => expect(select).toHaveValue(chosen));
});
