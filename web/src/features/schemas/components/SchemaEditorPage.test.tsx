import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject, SchemaArtifact, SchemaUses } from '../../../shared/api/types';
import { serve } from '../../../testing/server';
import { exampleSchema } from '../model/example';
import SchemaEditorPage from './SchemaEditorPage';
import SchemaPage from './SchemaPage';

const known: SchemaArtifact = {
  schema_id: 'id-1',
  schema_ref: 'spec_review',
  schema_uid: 'u1',
  schema_jsonb: JSON.parse(exampleSchema) as JsonObject,
  created_at: '2026-01-01T00:00:00Z',
};

function open(path: string, uses: Partial<SchemaUses> = {}) {
  const registered: unknown[] = [];
  serve(({ method, path: asked, body }) => {
    if (asked === '/auth/session') return { body: { user: { user_id: 'u', email: 'e', display_name: 'E' } } };
    if (asked.startsWith('/schemas?'))
      return { body: { items: [known, ...registered.map(() => known)], next_cursor: null } };
    if (asked === '/schemas/id-1/uses') return { body: { own: true, runs: 0, projects: [], ...uses } };
    if (asked === '/schemas/id-1' && method === 'GET') return { body: known };
    if (asked === '/schemas/check') {
      const { schema_ref: ref } = body as { schema_ref: string };
      return ref === 'refused'
        ? { status: 422, body: { errors: [{ pointer: '/properties/a', message: 'is not so' }] } }
        : {
            body: { schema_ref: ref, schema_uid: 'x', standing: ref === 'spec_review' ? 'ref_taken' : 'new' },
          };
    }
    if (asked === '/schemas' && method === 'POST') {
      registered.push(body);
      return { status: 201, body: known };
    }
    return undefined;
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={[path]}>
          <Routes>
            <Route path="/app/schemas/new" element={<SchemaEditorPage />} />
            <Route path="/app/schemas/:schemaId" element={<SchemaPage />} />
            <Route path="/app/projects/p1" element={<Back />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return registered;
}

/** What a project finds when somebody comes back to it. */
function Back() {
  const { search } = useLocation();
  const schemas = useQueryClient().getQueryData<unknown[]>(['schemas']);
  return `${search}, ${schemas?.length} schemas`;
}

beforeEach(() => sessionStorage.clear());

describe('writing a schema', () => {
  it('needs no JSON: fields are named, typed and described, and seen as columns and as JSON', async () => {
    const user = userEvent.setup();
    const registered = open('/app/schemas/new');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'letters');
    await user.type(screen.getByRole('textbox', { name: 'Column title' }), 'Main topic');
    expect(screen.getByRole('textbox', { name: 'Name in the data' })).toHaveValue('main_topic');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Holds' }), 'One choice');
    const button = screen.getByRole('button', { name: 'Register' });
    expect(screen.getByText('1 thing in the form is open.')).toBeInTheDocument();
    const left = within(screen.getByRole('complementary', { name: 'Preview' })).getByRole('listitem');
    expect(left).toHaveTextContent('Main topic: Name the choices, one a line.');
    expect(button).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'Choices, one a line' }), 'price{enter}legal');
    await user.click(screen.getByRole('checkbox', { name: 'Required' }));
    expect(await screen.findByText('Ready to be registered as letters.')).toBeInTheDocument();
    const preview = screen.getByRole('complementary', { name: 'Preview' });
    expect(within(preview).getByRole('columnheader')).toHaveTextContent('Main topic required');
    expect(within(preview).getByText(/"main_topic"/)).toBeInTheDocument();
    await user.click(button);
    await waitFor(() =>
      expect(registered).toEqual([
        {
          schema_ref: 'letters',
          type: 'object',
          properties: { main_topic: { type: 'string', title: 'Main topic', enum: ['price', 'legal'] } },
          required: ['main_topic'],
        },
      ]),
    );
    expect(await screen.findByRole('heading', { level: 1, name: 'spec_review' })).toBeInTheDocument();
  });

  it('that was missed in a project leads back there, and is in the list by then', async () => {
    const user = userEvent.setup();
    open('/app/schemas/new?for=p1');
    expect(await screen.findByText(/you are back where you came from/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'letters');
    await user.type(screen.getByRole('textbox', { name: 'Column title' }), 'Topic');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByText('?apply=id-1, 2 schemas')).toBeInTheDocument();
  });

  it('begins with a template under a name that is free', async () => {
    const user = userEvent.setup();
    open('/app/schemas/new');
    await user.click(await screen.findByRole('button', { name: /^Specification review/ }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('spec_review-2');
    expect(screen.getAllByText('6 fields')).not.toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Move Summary up' }));
    const titles = screen.getAllByRole('textbox', { name: 'Column title' });
    expect(titles.map((box) => (box as HTMLInputElement).value).slice(0, 2)).toEqual(['Summary', 'Purpose']);
    await user.click(screen.getByRole('button', { name: 'Remove Purpose' }));
    expect(screen.getByRole('button', { name: 'Add a field' })).toHaveFocus();
    expect(screen.getAllByText('5 fields')).not.toHaveLength(0);
  });

  it('is JSON for who wants it, checked by the server while it is written', async () => {
    const user = userEvent.setup();
    open('/app/schemas/new');
    await user.click(await screen.findByRole('radio', { name: 'JSON' }));
    const box = screen.getByRole('textbox', { name: 'Schema as JSON' });
    await user.clear(box);
    await user.click(box);
    await user.paste('{"schema_ref": "refused", "properties": {"a": {"$ref": "#/$defs/b"}}}');
    expect(await screen.findByText('It cannot be registered like this:')).toBeInTheDocument();
    expect(screen.getByText('/properties/a')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Register' })).toBeDisabled();
    await user.clear(box);
    await user.paste('{"schema_ref": "spec_review", "properties": {"a": {"type": "string"}}}');
    expect(await screen.findByText(/spec_review is another schema of yours/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Form' }));
    expect(screen.getByRole('textbox', { name: 'Name in the data' })).toHaveValue('a');
  });

  it('goes on where it was left', async () => {
    const user = userEvent.setup();
    open('/app/schemas/new');
    await user.type(await screen.findByRole('textbox', { name: 'Column title' }), 'Half');
    cleanup();
    open('/app/schemas/new');
    expect(await screen.findByRole('textbox', { name: 'Column title' })).toHaveValue('Half');
  });
});

describe('a schema', () => {
  it('is forked instead of changed', async () => {
    const user = userEvent.setup();
    open('/app/schemas/id-1');
    await user.click(await screen.findByRole('link', { name: 'Fork' }));
    expect(await screen.findByText(/Schemas never change/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('spec_review-2');
  });

  it('says where it is used, and then cannot be deleted', async () => {
    const user = userEvent.setup();
    const project = { project_id: 'p1', project_name: 'Standards', runs: 2, documents: 2, confirmed: 40 };
    open('/app/schemas/id-1', { runs: 3, projects: [project] });
    expect(await screen.findByRole('link', { name: 'Standards' })).toBeInTheDocument();
    expect(screen.getByText('1 run in projects that you are not a member of.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: 'spec_review is in use' });
    expect(within(dialog).queryByRole('button', { name: 'Delete schema' })).toBeNull();
  });

  it('of somebody else cannot be deleted at all', async () => {
    open('/app/schemas/id-1', { own: false });
    expect(await screen.findByText(/by another member/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  });
});
