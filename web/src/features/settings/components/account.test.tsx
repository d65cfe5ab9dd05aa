import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import { Outbox } from './Outbox';
import SettingsPage from './SettingsPage';

const github = {
  provider: 'github',
  name: 'GitHub',
  email: 'ana@gh.example',
  created_at: '2026-01-01T00:00:00Z',
};
const providers = [
  { provider: 'github', name: 'GitHub', path: '/oauth2/authorization/github' },
  { provider: 'google', name: 'Google', path: '/oauth2/authorization/google' },
];
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const session = (session_id: string, current: boolean) => ({
  session_id,
  created_at: '2026-01-01T00:00:00Z',
  last_used_at: '2026-01-02T00:00:00Z',
  user_agent: firefox,
  address: '192.0.2.1',
  current,
});

const page = (items: unknown[], next_cursor: string | null = null) => ({ body: { items, next_cursor } });

/** A server with one account, whose parts a test can change; it keeps what it was sent. */
function settings(more: Record<string, unknown> = {}, account = {}, at = '/app/settings') {
  const sent: Record<string, unknown> = {};
  const { asked } = serve(({ method, path, body }) => {
    if (method !== 'GET') sent[`${method} ${path}`] = body;
    if (`${method} ${path}` in more) return more[`${method} ${path}`] as { status?: number };
    const bare = path.replace(/\?.*/, '');
    if (`${method} ${bare}` in more) return more[`${method} ${bare}`] as { status?: number };
    if (method !== 'GET') return { status: 204 };
    if (bare === '/auth/providers') return { body: providers };
    if (bare === '/account/sessions') return page([session('a', true), session('b', false)]);
    if (bare === '/account/deletion') return { body: { projects: [], blocked_by: [] } };
    if (bare !== '/account') return page([]);
    const known = {
      has_password: true,
      email_confirmed: true,
      identities: [github],
      created_at: '2026-01-01T00:00:00Z',
    };
    return { body: { ...ana, ...known, ...account } };
  });
  return { ...showPage(<SettingsPage />, at, ana), asked, sent };
}
const dialog = () => screen.findByRole('dialog');
const part = (id: string) => within(document.getElementById(id)!);

beforeEach(() => localStorage.clear());

describe('the profile', () => {
  it('has a name that can be changed, and says what is wrong with it', async () => {
    const errors = [{ pointer: '/display_name', message: 'must have 1 to 100 characters' }];
    const { user, sent } = settings({ 'PATCH /account': { status: 422, body: { errors } } });
    const name = part('profile').getByLabelText('Name');
    expect(part('profile').getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.clear(name);
    await user.type(name, 'Ana Rivera{Enter}');
    expect(await part('profile').findByText('must have 1 to 100 characters')).toBeInTheDocument();
    expect(sent['PATCH /account']).toEqual({ display_name: 'Ana Rivera' });
  });
});

describe('the ways in', () => {
  it('are linked over another site, and unlinked here', async () => {
    const { user, asked } = settings();
    expect(await screen.findByRole('link', { name: 'Link Google' })).toHaveAttribute(
      'href',
      '/oauth2/authorization/google?link=true',
    );
    await user.click(screen.getByRole('button', { name: 'Unlink GitHub' }));
    await waitFor(() => expect(asked).toContain('DELETE /account/identities/github'));
  });

  it('the last one cannot be unlinked, and a password can be set without one', async () => {
    const { user, sent } = settings({}, { has_password: false });
    expect(await screen.findByRole('button', { name: 'Unlink GitHub' })).toBeDisabled();
    expect(part('security').getByText(/only way in/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Set a password' }));
    expect(within(await dialog()).queryByLabelText('Current password')).toBeNull();
    await user.type(within(await dialog()).getByLabelText('New password'), 'a long passphrase');
    await user.click(within(await dialog()).getByRole('button', { name: 'Set password' }));
    await waitFor(() =>
      expect(sent['POST /account/password']).toEqual({ new_password: 'a long passphrase' }),
    );
  });

  it.each([
    ['linked', 'Linked.'],
    ['taken', 'belongs to somebody else'],
    ['failed', 'was not linked'],
  ])('what came of linking is said: %s', async (outcome, words) => {
    settings({}, {}, `/app/settings?oauth=${outcome}#security`);
    expect(await part('security').findByText(new RegExp(words))).toBeInTheDocument();
  });

  it('a wrong password is told at its field', async () => {
    const errors = [{ pointer: '/current_password', message: 'is not the current password' }];
    const { user } = settings({ 'POST /account/password': { status: 422, body: { errors } } });
    await user.click(await screen.findByRole('button', { name: 'Change password' }));
    await user.type(within(await dialog()).getByLabelText('Current password'), 'wrong');
    await user.type(within(await dialog()).getByLabelText('New password'), 'a long passphrase');
    await user.click(within(await dialog()).getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText('is not the current password')).toBeInTheDocument();
    expect(within(await dialog()).queryByRole('alert')).toBeNull();
  });
});

describe('sessions', () => {
  it('are told by their devices, this one first, and ended one by one', async () => {
    const { user, asked } = settings();
    expect(await part('sessions').findByText('This one')).toBeInTheDocument();
    expect(part('sessions').getAllByText('Firefox on Linux')).toHaveLength(2);
    const ends = part('sessions').getAllByRole('button', { name: /^End the session/ });
    expect(ends).toHaveLength(1);
    await user.click(ends[0]!);
    await waitFor(() => expect(asked).toContain('DELETE /account/sessions/b'));
  });

  it('are ended all at once, after a question', async () => {
    const { user, asked } = settings();
    await user.click(await screen.findByRole('button', { name: 'End all others' }));
    expect(await dialog()).toHaveTextContent('1 other session ends at once.');
    expect(asked).not.toContain('DELETE /account/sessions');
    await user.click(within(await dialog()).getByRole('button', { name: 'End them' }));
    await waitFor(() => expect(asked).toContain('DELETE /account/sessions'));
  });
});

describe('what has happened', () => {
  it('is told in words, page by page', async () => {
    const event = (event_id: number, kind: string, detail = {}) => ({
      event_id,
      kind,
      detail,
      at: '2026-01-01T00:00:00Z',
      address: '192.0.2.1',
      user_agent: firefox,
    });
    const { user } = settings({
      'GET /account/events?limit=10': page(
        [event(2, 'token-made', { token_id: 'x', name: 'nightly' })],
        'c1',
      ),
      'GET /account/events?limit=10&cursor=c1': page([event(1, 'sign-in-failed')]),
    });
    expect(await screen.findByText('Token made')).toHaveTextContent('Token made · nightly');
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByText('A sign-in failed')).toBeInTheDocument();
  });
});

describe('a token', () => {
  it.each([
    ['Read and write', ['read', 'write']],
    ['Read', ['read']],
    ['Do everything', undefined],
  ])('may %s', async (choice, scopes) => {
    const { user, sent } = settings({
      'POST /account/tokens': { status: 201, body: { token_id: 't', token: 'bd_secret' } },
    });
    await user.click(screen.getByRole('button', { name: 'New token' }));
    await user.type(within(await dialog()).getByLabelText('Name'), 'nightly');
    await user.selectOptions(within(await dialog()).getByLabelText('It may'), choice);
    await user.selectOptions(within(await dialog()).getByLabelText('Valid for'), 'No end');
    await user.click(within(await dialog()).getByRole('button', { name: 'Create token' }));
    expect(await screen.findByText('bd_secret')).toBeInTheDocument();
    expect(sent['POST /account/tokens']).toEqual({ name: 'nightly', ...(scopes ? { scopes } : {}) });
  });
});

describe('the end of an account', () => {
  const project = { project_id: 'p1', project_name: 'Leases' };

  it('is asked about with what goes, and by the address typed', async () => {
    const goes = { projects: [{ ...project, documents: 3, confirmed: 412 }], blocked_by: [] };
    const errors = [{ pointer: '/current_password', message: 'is not the current password' }];
    const { user, sent } = settings({
      'GET /account/deletion': { body: goes },
      'DELETE /account': { status: 422, body: { errors } },
    });
    await user.click(screen.getByRole('button', { name: 'Delete account…' }));
    expect(await screen.findByText('3 documents, 412 confirmed blocks')).toBeInTheDocument();
    const act = within(await dialog()).getByRole('button', { name: 'Delete account for good' });
    await user.type(within(await dialog()).getByLabelText('Your password'), 'secret');
    expect(act).toBeDisabled();
    await user.type(within(await dialog()).getByLabelText(/^Type ana@example.org/), 'ana@example.org');
    await user.click(act);
    expect(await screen.findByText('is not the current password')).toBeInTheDocument();
    expect(sent['DELETE /account']).toEqual({ email: 'ana@example.org', current_password: 'secret' });
  });

  it('waits until shared projects have another owner, and leads to them', async () => {
    const goes = { projects: [], blocked_by: [{ ...project, members: 2 }] };
    const { user } = settings({ 'GET /account/deletion': { body: goes } });
    await user.click(screen.getByRole('button', { name: 'Delete account…' }));
    expect(await screen.findByRole('link', { name: 'Leases' })).toHaveAttribute(
      'href',
      '/app/projects/p1?view=members',
    );
    expect(within(await dialog()).queryByRole('button', { name: /for good/ })).toBeNull();
  });
});

describe('mail that was not sent', () => {
  it('is there for the operator, with its link', async () => {
    const mail = {
      name: '1.eml',
      to: 'ben@example.org',
      subject: 'Choose a new password',
      at: '2026-01-01T00:00:00Z',
      text: 'Open http://b.example/reset-password#token=t.\n',
    };
    serve(({ path }) => (path.startsWith('/operator/outbox') ? page([mail]) : undefined));
    const { user } = showPage(<Outbox />, '/app/settings/installation', { ...ana, operator: true });
    await user.click(await screen.findByRole('button', { name: /^Read “Choose a new password”/ }));
    expect(await screen.findByRole('link')).toHaveAttribute(
      'href',
      'http://b.example/reset-password#token=t',
    );
  });
});
