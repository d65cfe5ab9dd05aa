import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { GraphMapping, GraphPreview } from '../../../shared/api/integrationTypes';
import type { Project } from '../../../shared/api/types';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import { fieldsOf } from '../../schemas/model/fields';
import { roleOf, usesOf, withRole } from '../model/graph';
import { layoutOf } from '../model/layout';
import { IntegrationForm } from './IntegrationForm';

const artifact = {
  properties: {
    summary: { type: 'string' },
    tags: { title: 'Tags', type: 'array', items: { type: 'string' } },
    parties: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, city: { type: 'string' } } },
    },
  },
};
const mapping: GraphMapping = {
  block_label: 'Block',
  document_label: 'Document',
  properties: { summary: 'summary' },
  nodes: [
    {
      field: 'tags',
      label: 'Tag',
      key: 'name',
      member: null,
      properties: {},
      type: 'HAS_TAG',
      direction: 'out',
    },
  ],
};
const preview: GraphPreview = {
  nodes: [
    { id: 'd', label: 'Document', caption: 'Lease', properties: {} },
    { id: 'b1', label: 'Block', caption: 'paragraph 0', properties: {} },
    { id: 'b2', label: 'Block', caption: 'paragraph 1', properties: {} },
    { id: 't', label: 'Tag', caption: 'rent', properties: { name: 'rent' } },
  ],
  relationships: [
    { from: 'd', to: 'b1', type: 'HAS_BLOCK' },
    { from: 'd', to: 'b2', type: 'HAS_BLOCK' },
    { from: 't', to: 'b2', type: 'HAS_TAG' },
    { from: 'b1', to: 'left out', type: 'HAS_TAG' },
  ],
  counts: { documents: 1, rows: 2, nodes: 4, relationships: 3, passed_over: 1, complete: true },
};

describe('what a mapping makes of fields', () => {
  const fields = fieldsOf(artifact);

  it('has a line for each field, and for what the schema no longer has', () => {
    const old = { ...mapping, properties: { ...mapping.properties, gone: 'gone' } };
    expect(usesOf(old, fields).map((use) => [use.name, roleOf(use)])).toEqual([
      ['summary', 'property'],
      ['tags', 'node'],
      ['parties', 'none'],
      ['gone', 'property'],
    ]);
  });

  it('is not misled by names that every object has members of', () => {
    const names = ['constructor', 'toString', '__proto__'];
    const odd = names.map((name) => ({ ...fields[0]!, name, label: name }));
    expect(usesOf(mapping, odd).slice(0, 3).map(roleOf)).toEqual(['none', 'none', 'none']);
    const made = odd.reduce((now, _, at) => withRole(now, usesOf(now, odd)[at]!, 'property'), mapping);
    expect(usesOf(made, odd).slice(0, 3).map(roleOf)).toEqual(['property', 'property', 'property']);
  });

  it('turns a field into nodes with the names that fit it, and back', () => {
    const parties = usesOf(mapping, fields)[2]!;
    const made = withRole(mapping, parties, 'node');
    expect(made.nodes[1]).toEqual({
      field: 'parties',
      label: 'Parties',
      key: 'name',
      member: 'name',
      properties: { city: 'city' },
      type: 'HAS_PARTIES',
      direction: 'out',
    });
    const back = withRole(made, usesOf(made, fields)[2]!, 'property');
    expect(back.nodes).toEqual(mapping.nodes);
    expect(back.properties).toEqual({ summary: 'summary', parties: 'parties' });
  });
});

describe('the drawing', () => {
  it('has documents, blocks and the rest in columns, and each line between two of them', () => {
    const { spots, lines, labels } = layoutOf(preview, mapping);
    const x = (id: string) => spots.find(({ node }) => node.id === id)!.x;
    expect(x('d')).toBeLessThan(x('b1'));
    expect(x('b1')).toBe(x('b2'));
    expect(x('t')).toBeGreaterThan(x('b2'));
    expect(lines).toHaveLength(3);
    expect(labels).toEqual(['Document', 'Block', 'Tag']);
    expect(layoutOf(preview, mapping)).toEqual(layoutOf(preview, mapping));
  });
});

describe('the form of a graph', () => {
  it('suggests a mapping from the schema, has it changed and drawn, and sends it', async () => {
    const sent: [string, Record<string, unknown>][] = [];
    serve(({ method, path, body }) => {
      if (path.startsWith('/schemas?')) {
        return { body: { items: [{ schema_id: 's', schema_ref: 'lease' }], next_cursor: null } };
      }
      if (method === 'GET') return { body: { schema_id: 's', schema_ref: 'lease', schema_jsonb: artifact } };
      sent.push([path, body as Record<string, unknown>]);
      if (path.endsWith('/suggest')) return { body: { mapping, origin: 'fields', errors: [] } };
      if (path.endsWith('/preview')) return { body: preview };
      return {
        status: 422,
        body: {
          detail: 'Not valid.',
          errors: [{ pointer: '/settings/mapping/nodes/0/label', message: 'is a name' }],
        },
      };
    });
    const project = { project_id: 'p', project_name: 'Leases', role: 'owner' } as Project;
    const { user } = showPage(<IntegrationForm project={project} kind="neo4j" />, '/app/form', ana);
    expect(screen.getByText(/Choose a schema/)).toBeInTheDocument();
    await user.type(screen.getByLabelText('Name'), 'Graph');
    await user.type(screen.getByLabelText('Address'), 'neo4j+s://graph.example');
    await user.type(screen.getByLabelText('Password'), 'secret');
    await screen.findByRole('option', { name: 'lease' });
    await user.selectOptions(screen.getByLabelText('Schema'), 'lease');
    await user.click(screen.getByRole('button', { name: 'Suggest from the schema' }));
    const rule = await screen.findByRole('group', { name: 'What Tags becomes' });
    await user.clear(within(rule).getByLabelText('Label'));
    await user.type(within(rule).getByLabelText('Label'), 'Keyword');
    await user.selectOptions(within(rule).getByLabelText('Direction'), 'To the block');
    await user.click(screen.getByRole('button', { name: 'Draw it' }));
    expect(
      await screen.findByText(/2 blocks of 1 document would become 4 nodes and 3 relationships\. 1 value/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await within(rule).findByText('is a name')).toBeInTheDocument();
    await waitFor(() => expect(sent).toHaveLength(3));
    const changed = { ...mapping, nodes: [{ ...mapping.nodes[0], label: 'Keyword', direction: 'in' }] };
    expect(sent[1]![1]).toEqual({ schema_id: 's', mapping: changed });
    expect(sent[2]![1]).toMatchObject({
      kind: 'neo4j',
      schema_id: 's',
      settings: {
        url: 'neo4j+s://graph.example',
        username: 'neo4j',
        database: null,
        mapping: changed,
      },
      secrets: { password: 'secret' },
    });
  });
});
