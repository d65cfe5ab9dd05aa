import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Delivery, Integration } from '../../../shared/api/integrationTypes';
import {
  aDelivery as delivery,
  anIntegration as integration,
  inProject,
  pageOf as page,
  projectAs as project,
} from '../../../testing/integrations';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import AllIntegrationsPage from './AllIntegrationsPage';
import { DeliveriesTable } from './DeliveriesTable';
import { IntegrationForm } from './IntegrationForm';
import { IntegrationSummary } from './IntegrationSummary';
import IntegrationsPage from './IntegrationsPage';
import { IntegrationDialogs } from './IntegrationDialogs';

describe('the list of a project’s integrations', () => {
  it('shows each with its state, where it leads and what is wrong in words', async () => {
    serve(() =>
      page([
        integration({ delivered_at: '2026-01-01T00:00:00Z' }),
        integration({
          integration_id: 'i2',
          name: 'Archive',
          waiting: 2,
          failed_at: '2026-01-01T00:00:00Z',
          failure: 'It answered with the status 503.',
        }),
      ]),
    );
    showPage(inProject('owner', <IntegrationsPage />), '/app/projects/p/integrations', ana);
    const names = await screen.findAllByRole('heading', { level: 3 });
    const [first, second] = names.map((name) => name.closest('li'));
    expect(first).toHaveTextContent('Delivered');
    expect(first).toHaveTextContent('search.example/x');
    expect(first).toHaveTextContent('Each batch · All schemas');
    expect(second).toHaveTextContent('Failing');
    expect(second).toHaveTextContent('It answered with the status 503.');
    expect(second).toHaveTextContent('2 waiting');
    expect(screen.getByRole('link', { name: 'New integration' })).toBeInTheDocument();
  });

  it('offers no new one to an editor, and says to others whom it is for without asking', async () => {
    const { asked } = serve(() => page([]));
    showPage(inProject('editor', <IntegrationsPage />), '/app/projects/p/integrations', ana);
    expect(await screen.findByText('No integrations yet')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'New integration' })).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('is not asked for by a reviewer', () => {
    const { asked } = serve(() => page([]));
    showPage(inProject('reviewer', <IntegrationsPage />), '/app/projects/p/integrations', ana);
    expect(screen.getByText('Integrations are for owners and editors')).toBeInTheDocument();
    expect(asked).toEqual([]);
  });
});

describe('the integrations of all projects', () => {
  it('are asked for where one owns or edits, and stand by project', async () => {
    const { asked } = serve(({ path }) =>
      path.startsWith('/projects?')
        ? page([project('editor'), project('viewer', 'q')])
        : page([integration()]),
    );
    showPage(<AllIntegrationsPage />, '/app/integrations', ana);
    const group = await screen.findByRole('region', { name: 'Integrations of Leases' });
    expect(within(group).getByRole('link', { name: 'Search index' })).toBeInTheDocument();
    expect(asked.some((each) => each.includes('/projects/q/'))).toBe(false);
    expect(screen.queryByRole('button', { name: 'New integration' })).toBeNull();
  });
});

describe('the form of a webhook', () => {
  function form(old?: Integration, answer: { status?: number; body?: unknown } = {}) {
    const sent: [string, Record<string, unknown>][] = [];
    serve(({ method, path, body }) => {
      if (method === 'GET') return page([]);
      sent.push([`${method} ${path}`, body as Record<string, unknown>]);
      return answer.status ? answer : { body: integration() };
    });
    const { user } = showPage(
      <IntegrationForm project={project('owner')} kind="webhook" old={old} />,
      '/app/form',
      ana,
    );
    return { user, sent };
  }

  it('makes a signing secret in the browser, and sends all that was entered', async () => {
    const { user, sent } = form();
    expect(screen.getByRole('button', { name: 'Create' })).toBeDisabled();
    await user.type(screen.getByLabelText('Name'), 'Search index');
    await user.type(screen.getByLabelText('Address'), 'https://search.example/x');
    await user.click(screen.getByRole('button', { name: 'Make a secret' }));
    const secret = screen.getByLabelText<HTMLInputElement>('Signing secret').value;
    expect(secret).toMatch(/^whsec_/);
    await user.click(screen.getByText('Bearer token'));
    await user.type(screen.getByLabelText('Token'), 't0ken');
    await user.click(screen.getByRole('button', { name: 'Add a header' }));
    await user.type(screen.getByLabelText('Name of header 1'), 'X-Key');
    await user.type(screen.getByLabelText('Value of header 1'), 'v');
    await user.click(screen.getByRole('radio', { name: 'Only by hand' }));
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('at /app/projects/p/integrations/i1')).toBeInTheDocument();
    expect(sent).toEqual([
      [
        'POST /projects/p/integrations',
        {
          kind: 'webhook',
          name: 'Search index',
          schema_id: null,
          trigger: 'manual',
          settings: {
            url: 'https://search.example/x',
            auth: 'bearer',
            signed: true,
            headers: ['X-Key'],
            gzip: false,
          },
          secrets: { token: 't0ken', signing_secret: secret, 'header:X-Key': 'v' },
        },
      ],
    ]);
  });

  it('shows what is kept as set, and asks for it anew for another host', async () => {
    const { user, sent } = form(integration());
    expect(screen.getByText('Signing secret: set')).toBeInTheDocument();
    expect(screen.getByText('Token: set')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Replace signing secret' }));
    expect(screen.getByText(/For 24 hours/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Keep the old one' }));
    expect(screen.getByText('Signing secret: set')).toBeInTheDocument();
    const address = screen.getByLabelText('Address');
    await user.clear(address);
    await user.type(address, 'https://other.example/x');
    expect(screen.getByLabelText('Token')).toHaveValue('');
    expect(screen.getByLabelText('Signing secret')).toHaveValue('');
    await user.clear(address);
    await user.type(address, 'https://search.example/y');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]![0]).toBe('PATCH /projects/p/integrations/i1');
    expect(sent[0]![1].secrets).toEqual({});
  });

  it('says at each field what is wrong with it, and above them what belongs to none', async () => {
    const { user } = form(integration(), {
      status: 422,
      body: {
        detail: '2 values in the request are not valid.',
        errors: [
          { pointer: '/settings/url', message: 'The host is inside this server’s network.' },
          { pointer: '/secrets/token', message: 'is needed' },
        ],
      },
    });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The host is inside this server’s network.')).toBeInTheDocument();
    expect(screen.getByText('is needed')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
    await user.type(screen.getByLabelText('Address'), 'z');
    expect(screen.queryByText('The host is inside this server’s network.')).toBeNull();
  });
});

describe('the facts of an integration', () => {
  function facts(more: Partial<Integration>) {
    const test = { isPending: false, isError: false } as Parameters<typeof IntegrationSummary>[0]['test'];
    showPage(<IntegrationSummary integration={integration(more)} test={test} />, '/app/facts', ana);
    return screen.getByRole('region', { name: 'Settings' });
  }

  it('say once that it is paused by the other side, and what waits', () => {
    const failure = 'It is gone (410) and wants nothing more.';
    const region = facts({ paused: true, failure, waiting: 2 });
    expect(region.textContent.match(/paused/gi)).toHaveLength(1);
    expect(region).toHaveTextContent(`${failure} Paused. 2 deliveries wait, and go out in their order`);
  });

  it('say that somebody paused it', () => {
    expect(facts({ paused: true })).toHaveTextContent('Paused. What is confirmed meanwhile waits');
  });
});

describe('the deliveries', () => {
  function deliveries(items: Delivery[], more: Partial<Integration> = {}) {
    const sent: string[] = [];
    serve(({ method, path }) => {
      if (method === 'GET') return page(path.includes('status=failed') ? [] : items);
      sent.push(`${method} ${path}`);
      return { body: items[0] };
    });
    let asked = 0;
    const view = showPage(
      <DeliveriesTable integration={integration(more)} onReplay={() => (asked += 1)} />,
      '/app/deliveries',
      ana,
    );
    return { ...view, sent, asked: () => asked };
  }

  it('open to what was sent and answered, and are sent again under their id', async () => {
    const { user, sent } = deliveries([delivery()]);
    const row = await screen.findByRole('button', { name: 'Batch confirmed, Lease: details' });
    expect(row).toHaveAttribute('aria-expanded', 'false');
    await user.click(row);
    expect(screen.getByRole('region', { name: 'Sent' })).toHaveTextContent('{"block":1}');
    expect(screen.getByText('The first 11 B of 9.0 KB')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Answer' })).toHaveTextContent('ok');
    expect(screen.queryByRole('button', { name: 'Give up' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    await waitFor(() => expect(sent).toEqual(['POST /projects/p/integrations/i1/deliveries/d1/replay']));
  });

  it('tell why one failed and when it is tried again, and can be given up', async () => {
    const waiting = delivery({
      status: 'waiting',
      sent: null,
      error: 'It answered with the status 503.',
      answer_status: 503,
      answer: '',
      next_at: '2099-01-01T00:00:00Z',
      finished_at: null,
    });
    const { user, sent } = deliveries([waiting]);
    expect(await screen.findByText('To be retried')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /details$/ }));
    expect(screen.getByText('It answered with the status 503.')).toBeInTheDocument();
    expect(screen.getByText('Next try').nextSibling).toHaveTextContent('1 Jan');
    expect(screen.getByText('With nothing in it.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Give up' }));
    await waitFor(() => expect(sent).toEqual(['POST /projects/p/integrations/i1/deliveries/d1/cancel']));
  });

  it('that were given up are offered to be sent again all at once', async () => {
    const { user, asked } = deliveries([delivery({ status: 'failed' })], { failed: 1204 });
    await user.click(await screen.findByRole('button', { name: 'Send 1,204 failed again…' }));
    expect(asked()).toBe(1);
  });

  it('of which none was given up offer no such thing', async () => {
    deliveries([delivery()]);
    await screen.findByText('Batch confirmed');
    expect(screen.queryByRole('button', { name: /failed again/ })).toBeNull();
  });

  it('wait while it is paused, and can be looked at by their state', async () => {
    const { user } = deliveries([delivery({ status: 'waiting', attempt: 0, finished_at: null })], {
      paused: true,
    });
    await user.click(await screen.findByRole('button', { name: /details$/ }));
    expect(screen.getByText('when it is resumed')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Which deliveries'), 'Failed');
    expect(await screen.findByText('There are none of these')).toBeInTheDocument();
  });
});

describe('what is asked first', () => {
  const run = (run_id: string, confirmed: number) => ({
    run_id,
    source_uid: run_id,
    schema_id: 'a',
    status: 'running',
    counts: { pending: 0, claimed: 0, ai_complete: 0, confirmed, rejected: 0, failed: 0 },
  });

  it('before a push: how many runs it is about', async () => {
    const sent: string[] = [];
    serve(({ method, path }) => {
      if (method === 'GET') return page([run('1', 2), run('2', 5), run('3', 0)]);
      sent.push(`${method} ${path}`);
      return { status: 202, body: { deliveries: 2 } };
    });
    const { user } = showPage(
      <IntegrationDialogs integration={integration()} question="push" onClose={() => undefined} />,
      '/app/push',
      ana,
    );
    await user.click(await screen.findByRole('button', { name: 'Push 2 runs' }));
    await waitFor(() => expect(sent).toEqual(['POST /projects/p/integrations/i1/push']));
  });

  it('before all that failed is sent again: how many, and that they wait while it is paused', async () => {
    const sent: string[] = [];
    let closed = false;
    serve(({ method, path }) => {
      sent.push(`${method} ${path}`);
      return { status: 202, body: { deliveries: 2 } };
    });
    const { user } = showPage(
      <IntegrationDialogs
        integration={integration({ failed: 2, paused: true })}
        question="replay"
        onClose={() => (closed = true)}
      />,
      '/app/replay',
      ana,
    );
    expect(screen.getByText(/It is paused/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Send 2 deliveries again' }));
    await waitFor(() => expect(closed).toBe(true));
    expect(sent).toEqual(['POST /projects/p/integrations/i1/deliveries/replay-failed']);
  });

  it('before it is deleted: what goes', () => {
    serve(() => page([]));
    showPage(
      <IntegrationDialogs
        integration={integration({ waiting: 2 })}
        question="delete"
        onClose={() => undefined}
      />,
      '/app/delete',
      ana,
    );
    expect(screen.getByText(/2 deliveries that wait are not sent any more/)).toBeInTheDocument();
  });
});
