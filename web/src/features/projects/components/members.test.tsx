import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Project, Role } from '../../../shared/api/types';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import AuditFilters from './AuditFilters';
import AuditView from './AuditView';
import InviteButton from './InviteButton';
import MembersView from './MembersView';

const project = (role: Role) => ({ project_id: 'p', project_name: 'Leases', role }) as Project;
const member = (user_id: string, display_name: string, role: Role) => ({
  user_id,
  display_name,
  email: `${display_name.toLowerCase()}@example.org`,
  role,
  created_at: '2026-01-01T00:00:00Z',
});
const page = (items: unknown[], next_cursor: string | null = null) => ({ body: { items, next_cursor } });
const lastOwner = { status: 409, body: { type: 'x/last-owner', detail: 'The server’s words.' } };
const pending = {
  invitation_id: 'i1',
  email: 'dov@example.org',
  role: 'viewer',
  invited_by_name: 'Ana',
  created_at: '2026-01-01T00:00:00Z',
  expires_at: '2099-01-01T00:00:00Z',
};

function members(role: Role, more: Record<string, { status?: number; body?: unknown }> = {}) {
  const sent: [string, unknown][] = [];
  const { asked } = serve(({ method, path, body }) => {
    if (method !== 'GET') sent.push([`${method} ${path}`, body]);
    const given = more[`${method} ${path}`];
    if (given) return given;
    if (method === 'PUT') return { body: member('u2', 'Ben', (body as { role: Role }).role) };
    if (method !== 'GET') return { status: 204 };
    if (path.includes('/invitations')) return page([pending]);
    return page([member('u1', 'Ana', role), member('u2', 'Ben', 'reviewer')]);
  });
  const view = (
    <>
      {role === 'owner' && <InviteButton project={project(role)} />}
      <MembersView project={project(role)} />
    </>
  );
  return { ...showPage(view, '/app/projects/p', ana), asked, sent };
}
const dialog = () => screen.findByRole('dialog');

describe('members', () => {
  it('are only to be looked at by who is no owner, who may leave', async () => {
    const { user, sent } = members('editor');
    expect(await screen.findByText('ben@example.org')).toBeInTheDocument();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.queryByText('Pending invitations')).toBeNull();
    const menus = screen.getAllByRole('button', { name: /^Actions for/ });
    expect(menus).toHaveLength(1);
    await user.click(menus[0]!);
    await user.click(await screen.findByRole('menuitem', { name: 'Leave the project…' }));
    await user.click(within(await dialog()).getByRole('button', { name: 'Leave the project' }));
    expect(await screen.findByText('at /app')).toBeInTheDocument();
    expect(sent).toEqual([['DELETE /projects/p/members/u1', undefined]]);
  });

  it('get another role where they stand', async () => {
    const { user, sent } = members('owner');
    await user.selectOptions(await screen.findByLabelText('Role of Ben'), 'editor');
    await waitFor(() => expect(sent).toEqual([['PUT /projects/p/members/u2', { role: 'editor' }]]));
  });

  it('an owner who gives it up is asked first, and the last one may not', async () => {
    const { user, sent } = members('owner', { 'PUT /projects/p/members/u1': lastOwner });
    await user.selectOptions(await screen.findByLabelText('Role of Ana'), 'viewer');
    expect(sent).toEqual([]);
    await user.click(within(await dialog()).getByRole('button', { name: 'Become viewer' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('A project needs an owner.');
  });

  it('are removed after a question', async () => {
    const { user, sent } = members('owner');
    await user.click(await screen.findByRole('button', { name: 'Actions for Ben' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
    expect(await dialog()).toHaveTextContent('Remove Ben?');
    await user.click(within(await dialog()).getByRole('button', { name: 'Remove from the project' }));
    await waitFor(() => expect(sent).toEqual([['DELETE /projects/p/members/u2', undefined]]));
  });

  it('take a project over: they first, then its owner steps back', async () => {
    const { user, sent } = members('owner');
    await user.click(await screen.findByRole('button', { name: 'Actions for Ben' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Hand the project over…' }));
    await user.click(within(await dialog()).getByRole('button', { name: 'Hand over' }));
    await waitFor(() =>
      expect(sent).toEqual([
        ['PUT /projects/p/members/u2', { role: 'owner' }],
        ['PUT /projects/p/members/u1', { role: 'editor' }],
      ]),
    );
  });
});

describe('invitations', () => {
  const made = (link: string | null) => ({
    status: 202,
    body: { ...pending, email: 'eve@example.org', link },
  });

  it('say what each role may do, and give the link to who hands it over', async () => {
    const { user, sent } = members('owner', {
      'POST /projects/p/invitations': made('http://b.example/invitation#token=t'),
    });
    await user.click(screen.getByRole('button', { name: 'Invite…' }));
    expect(await dialog()).toHaveTextContent('decides on members and budget');
    await user.type(within(await dialog()).getByLabelText('E-mail address'), 'eve@example.org');
    await user.click(within(await dialog()).getByRole('radio', { name: 'Editor' }));
    await user.click(within(await dialog()).getByRole('button', { name: 'Invite' }));
    expect(await screen.findByText('http://b.example/invitation#token=t')).toBeInTheDocument();
    expect(sent).toEqual([['POST /projects/p/invitations', { email: 'eve@example.org', role: 'editor' }]]);
  });

  it('that go by mail close the dialog', async () => {
    const { user } = members('owner', { 'POST /projects/p/invitations': made(null) });
    await user.click(screen.getByRole('button', { name: 'Invite…' }));
    await user.type(within(await dialog()).getByLabelText('E-mail address'), 'eve@example.org{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('of who is a member already are refused in words', async () => {
    const { user } = members('owner', {
      'POST /projects/p/invitations': { status: 409, body: { type: 'x/already-member' } },
    });
    await user.click(screen.getByRole('button', { name: 'Invite…' }));
    await user.type(within(await dialog()).getByLabelText('E-mail address'), 'ben@example.org{Enter}');
    expect(await screen.findByText(/ben@example.org is a member already/)).toBeInTheDocument();
  });

  it('are withdrawn, or made anew', async () => {
    const { user, sent } = members('owner', { 'POST /projects/p/invitations': made('http://b.example/i') });
    await user.click(await screen.findByRole('button', { name: 'A new link for dov@example.org' }));
    expect(await screen.findByText('http://b.example/i')).toBeInTheDocument();
    await user.click(within(await dialog()).getByRole('button', { name: 'Done' }));
    await user.click(screen.getByRole('button', { name: 'Withdraw the invitation of dov@example.org' }));
    await waitFor(() =>
      expect(sent.map(([what]) => what)).toEqual([
        'POST /projects/p/invitations',
        'DELETE /projects/p/invitations/i1',
      ]),
    );
  });
});

describe('the log of a project', () => {
  const event = (event_id: number, kind: string, detail = {}) => ({
    event_id,
    kind,
    detail,
    at: '2026-01-01T00:00:00Z',
    actor: 'u2',
    actor_name: 'Ben',
    address: '192.0.2.7',
  });

  it('is read page by page, filtered by kind, and exported whole', async () => {
    const { asked } = serve(({ path }) => {
      if (path.includes('cursor=c1')) return page([event(1, 'member-left')]);
      if (path.includes('kind=exported'))
        return page([event(5, 'exported', { format: 'csv', documents: 2 })]);
      if (path.includes('/audit')) return page([event(2, 'member-joined', { role: 'viewer' })], 'c1');
      return page([member('u2', 'Ben', 'viewer')]);
    });
    const view = (
      <>
        <AuditFilters projectId="p" />
        <AuditView project={project('owner')} />
      </>
    );
    const { user } = showPage(view, '/app/projects/p?view=audit', ana);
    const row = await screen.findByRole('row', { name: /joined as viewer/ });
    expect(row).toHaveTextContent('Ben');
    expect(row).toHaveTextContent('192.0.2.7');
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByText('left the project')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('What was done'), 'exported');
    expect(await screen.findByText('exported 2 documents as csv')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Who did it'), 'Ben');
    await waitFor(() => expect(asked).toContain('GET /projects/p/audit?kind=exported&actor=u2&limit=50'));
    await user.click(screen.getByRole('button', { name: 'Export log' }));
    expect(await screen.findByRole('menuitem', { name: 'The whole log as CSV' })).toHaveAttribute(
      'href',
      '/api/v1/projects/p/audit/export?format=csv',
    );
  });
});
