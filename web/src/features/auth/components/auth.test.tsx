import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import ForgotPage from './ForgotPage';
import InvitationPage from './InvitationPage';
import LoginPage from './LoginPage';
import RegisterPage from './RegisterPage';
import ResetPage from './ResetPage';
import VerifyPage from './VerifyPage';

const problem = (status: number, kind: string, more = {}) => ({
  status,
  body: { type: `https://blockdata.dev/problems/${kind}`, detail: `It is ${kind}.`, ...more },
});
const google = { provider: 'google', name: 'Google', path: '/oauth2/authorization/google' };
const invitation = {
  project_name: 'Leases',
  invited_by_name: 'Cem',
  email: 'ana@example.org',
  role: 'reviewer',
  expires_at: '2026-12-04T00:00:00Z',
};
const fill = async (user: ReturnType<typeof showPage>['user'], fields: Record<string, string>) => {
  for (const [label, text] of Object.entries(fields)) await user.type(screen.getByLabelText(label), text);
};

/** A server without other ways in. */
const serveAlone: typeof serve = (handler) =>
  serve((request) => (request.path === '/auth/providers' ? { body: [] } : handler(request)));

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.useRealTimers());

describe('signing in', () => {
  it('offers the other ways in that there are, and leads back to where one was', async () => {
    serve(({ path }) => (path === '/auth/providers' ? { body: [google] } : undefined));
    showPage(<LoginPage />, '/login?next=%2Fapp%2Fprojects%2F1', null);
    expect(await screen.findByRole('link', { name: 'Continue with Google' })).toHaveAttribute(
      'href',
      '/oauth2/authorization/google?next=%2Fapp%2Fprojects%2F1',
    );
    expect(screen.queryByText('Continue with GitHub')).toBeNull();
    expect(screen.getByRole('link', { name: 'Forgotten your password?' })).toHaveAttribute(
      'href',
      '/forgot-password',
    );
  });

  it.each([
    ['denied', 'It was not allowed there'],
    ['exists', 'Sign in with its password'],
    ['closed', 'Only people who were invited'],
    ['unavailable', 'cannot be reached'],
    ['unconfirmed', 'is not confirmed there'],
    ['failed', 'did not work'],
  ])('says why another site led back: %s', (reason, words) => {
    serveAlone(() => undefined);
    showPage(<LoginPage />, `/login?oauth=${reason}`, null);
    expect(screen.getByRole('alert')).toHaveTextContent(words);
  });

  it('says nothing where the address names no reason that there is', () => {
    serveAlone(() => undefined);
    showPage(<LoginPage />, '/login?oauth=constructor', null);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('with an address that is not confirmed offers the mail once more', async () => {
    const { asked } = serveAlone(({ path }) =>
      path === '/auth/login' ? problem(403, 'email-unconfirmed') : { status: 202, body: {} },
    );
    const { user } = showPage(<LoginPage />, '/login', null);
    await fill(user, { 'E-mail': 'ana@example.org', Password: 'a long passphrase' });
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.click(await screen.findByRole('button', { name: 'Send the mail again' }));
    expect(await screen.findByText('A new mail is on its way to ana@example.org.')).toBeInTheDocument();
    expect(asked).toContain('POST /auth/resend-verification');
  });

  it('too often says how long to wait, and lets nobody try before', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        new Response(JSON.stringify({ type: 'x/throttled' }), {
          status: 429,
          headers: { 'Retry-After': '90' },
        }),
      ),
    );
    const { user } = showPage(<LoginPage />, '/login', null);
    await fill(user, { 'E-mail': 'ana@example.org', Password: 'wrong' });
    const button = screen.getByRole('button', { name: 'Sign in' });
    await user.click(button);
    expect(await screen.findByText('Too many attempts. Try again in 1 min 30 s.')).toBeInTheDocument();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await act(() => vi.advanceTimersByTimeAsync(90_000));
    expect(screen.getByRole('status')).toHaveTextContent('You can try again now.');
    expect(button).toBeEnabled();
  });
});

describe('registering', () => {
  const form = { Name: 'Ana', 'E-mail': 'ana@example.org', Password: 'a long passphrase' };

  it('without mail lets in at once', async () => {
    serveAlone(({ path }) => (path.startsWith('/auth/') ? { body: { user: ana } } : undefined));
    const { user } = showPage(<RegisterPage />, '/register', null);
    await fill(user, form);
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByText('at /app')).toBeInTheDocument();
  });

  it('with mail says to look into it, and sends it again', async () => {
    const { asked } = serveAlone(({ path }) =>
      path === '/auth/register' ? { status: 201, body: { user: null } } : { status: 202, body: {} },
    );
    const { user } = showPage(<RegisterPage />, '/register', null);
    await fill(user, form);
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByRole('heading', { name: 'Look into your mail' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Send it again' }));
    expect(await screen.findByText('Sent again.')).toBeInTheDocument();
    expect(asked).not.toContain('POST /auth/login');
    expect(asked).toContain('POST /auth/resend-verification');
  });

  it('by invitation is for its address, and goes straight in', async () => {
    sessionStorage.setItem('blockdata-invitation', 'tok');
    const sent: unknown[] = [];
    serve(({ path, body }) => {
      if (path === '/invitations/look') return { body: invitation };
      if (path === '/auth/register') sent.push(body);
      if (path === '/auth/register') return { status: 201, body: { user: null } };
      return path === '/auth/login' ? { body: { user: ana } } : { body: [] };
    });
    const { user } = showPage(<RegisterPage />, '/register?next=/invitation', null);
    await waitFor(() => expect(screen.getByLabelText('E-mail')).toHaveValue('ana@example.org'));
    expect(screen.getByLabelText('E-mail')).toHaveAttribute('readonly');
    await fill(user, { Name: 'Ana', Password: 'a long passphrase' });
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByText('at /invitation')).toBeInTheDocument();
    expect(sent).toEqual([
      { email: 'ana@example.org', password: 'a long passphrase', display_name: 'Ana', invitation: 'tok' },
    ]);
  });

  it('where it is closed says that an invitation is needed', async () => {
    serve(({ path }) => (path === '/auth/register' ? problem(403, 'registration-closed') : { body: [] }));
    const { user } = showPage(<RegisterPage />, '/register', null);
    await fill(user, form);
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Only people who were invited');
  });
});

describe('the links in mail', () => {
  it('a forgotten password: the same is said of every address', async () => {
    serve(() => ({ status: 202, body: {} }));
    const { user } = showPage(<ForgotPage />, '/forgot-password', null);
    await fill(user, { 'E-mail': 'who@example.org' });
    await user.click(screen.getByRole('button', { name: 'Send the link' }));
    expect(await screen.findByRole('status')).toHaveTextContent(
      'If there is an account with who@example.org, a mail is on its way.',
    );
  });

  it('a new password is sent with the token, which is not in the address any more', async () => {
    const sent: unknown[] = [];
    serve(({ body }) => {
      sent.push(body);
      return { status: 204 };
    });
    const { user } = showPage(<ResetPage />, '/reset-password#token=t0k', null);
    expect(window.location.hash).toBe('');
    await fill(user, { 'New password': 'a long passphrase' });
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText('at /login')).toBeInTheDocument();
    expect(sent).toEqual([{ token: 't0k', new_password: 'a long passphrase' }]);
  });

  it('a spent link leads to another one', async () => {
    serve(() => problem(410, 'link-spent'));
    const { user } = showPage(<ResetPage />, '/reset-password#token=old', null);
    await fill(user, { 'New password': 'a long passphrase' });
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByRole('link', { name: 'Have another one sent' })).toHaveAttribute(
      'href',
      '/forgot-password',
    );
  });

  it('an address is confirmed when a person says so, not by opening the link', async () => {
    const sent: unknown[] = [];
    const { asked } = serve(({ path, body }) => {
      sent.push(body);
      return path === '/auth/verify-email' ? { status: 204 } : undefined;
    });
    const { user } = showPage(<VerifyPage />, '/verify-email#token=ok', null);
    const confirm = await screen.findByRole('button', { name: 'Confirm this address' });
    await new Promise((settled) => setTimeout(settled, 50));
    expect(asked).toEqual([]);
    await user.click(confirm);
    expect(await screen.findByRole('heading', { name: 'Your address is confirmed' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'To the sign-in page' })).toBeInTheDocument();
    expect(asked).toEqual(['POST /auth/verify-email']);
    expect(sent).toEqual([{ token: 'ok' }]);
  });

  it('a spent one offers another mail', async () => {
    serve(({ path }) => (path === '/auth/verify-email' ? problem(410, 'link-spent') : { status: 202 }));
    const { user } = showPage(<VerifyPage />, '/verify-email#token=spent', null);
    await user.click(await screen.findByRole('button', { name: 'Confirm this address' }));
    await user.type(await screen.findByLabelText('E-mail'), 'ana@example.org');
    await user.click(screen.getByRole('button', { name: 'Send another mail' }));
    expect(await screen.findByRole('status')).toHaveTextContent('a mail is on its way');
  });
});

describe('an invitation', () => {
  const looked = (more = {}) =>
    serve(({ path }) => {
      if (path === '/invitations/look') return { body: { ...invitation, ...more } };
      return path === '/invitations/accept' ? { body: { project_id: 'p9', role: 'reviewer' } } : undefined;
    });

  it('leads whoever is not signed in to an account, and is still known after that', async () => {
    looked();
    showPage(<InvitationPage />, '/invitation#token=inv', null);
    expect(await screen.findByRole('heading', { name: 'You are invited to “Leases”' })).toBeInTheDocument();
    expect(screen.getByText(/Cem has invited/)).toHaveTextContent('ana@example.org as reviewer.');
    expect(screen.getByRole('link', { name: 'Create an account' })).toHaveAttribute(
      'href',
      '/register?next=/invitation',
    );
    expect(screen.getByRole('link', { name: 'I have an account' })).toHaveAttribute(
      'href',
      '/login?next=/invitation',
    );
    expect(window.location.hash).toBe('');
    expect(sessionStorage.getItem('blockdata-invitation')).toBe('inv');
  });

  it('is accepted, and leads into the project', async () => {
    const { asked } = looked();
    const { user } = showPage(<InvitationPage />, '/invitation#token=inv', ana);
    await user.click(await screen.findByRole('button', { name: 'Accept and open the project' }));
    expect(await screen.findByText('at /app/projects/p9')).toBeInTheDocument();
    expect(asked).toContain('POST /invitations/accept');
    expect(sessionStorage.getItem('blockdata-invitation')).toBeNull();
  });

  it('of somebody else says who one is, and offers to sign out', async () => {
    looked({ email: 'ben@example.org' });
    showPage(<InvitationPage />, '/invitation#token=inv', ana);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You are signed in as ana@example.org, but the invitation is for ben@example.org.',
    );
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Accept/ })).toBeNull();
  });

  it('that is spent says so', async () => {
    serve(() => problem(410, 'link-spent'));
    showPage(<InvitationPage />, '/invitation#token=old', ana);
    expect(await screen.findByRole('alert')).toHaveTextContent('It was used or withdrawn');
  });
});
