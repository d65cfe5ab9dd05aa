import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anIntegration, aDelivery, inProject, pageOf, projectAs } from '../../../testing/integrations';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import type { useIntegrationActs } from '../model/useIntegrationActs';
import { DeliveriesTable } from './DeliveriesTable';
import { IntegrationForm } from './IntegrationForm';
import IntegrationFormPage from './IntegrationFormPage';
import { IntegrationToolbar } from './IntegrationToolbar';

afterEach(() => sessionStorage.clear());

describe('the keyboard', () => {
  it.each(['test', 'pause'] as const)('keeps the button that it pressed while it is busy: %s', (verb) => {
    const idle = { isPending: false };
    const acts = { test: idle, pause: idle, [verb]: { isPending: true } };
    showPage(
      <IntegrationToolbar
        project={projectAs('owner')}
        integration={anIntegration()}
        acts={acts as unknown as ReturnType<typeof useIntegrationActs>}
        onAsk={() => undefined}
        onEdit={() => undefined}
      />,
      '/app/toolbar',
      ana,
    );
    const button = screen.getByRole('button', { name: verb === 'test' ? 'Test' : 'Pause' });
    expect(button).toBeEnabled();
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('goes to the row when a button of its details goes, and to the heading when the row does', async () => {
    let status: 'failed' | 'waiting' | 'cancelled' = 'waiting';
    serve(({ method, path }) => {
      const now = aDelivery({ status, finished_at: null });
      if (method === 'GET') return pageOf(path.includes('status=failed') && status !== 'failed' ? [] : [now]);
      status = path.endsWith('cancel') ? 'cancelled' : 'waiting';
      return { body: now };
    });
    const table = <DeliveriesTable integration={anIntegration()} onReplay={() => undefined} />;
    const { user } = showPage(table, '/app/deliveries', ana);
    const row = await screen.findByRole('button', { name: /details$/ });
    await user.click(row);
    await user.click(screen.getByRole('button', { name: 'Give up' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Give up' })).toBeNull());
    await waitFor(() => expect(row).toHaveFocus());
    status = 'failed';
    await user.selectOptions(screen.getByLabelText('Which deliveries'), 'Failed');
    await user.click(await screen.findByRole('button', { name: 'Send again' }));
    await screen.findByText('There are none of these');
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Deliveries' })).toHaveFocus());
  });

  it('goes to the first kind, and from there to the first field of the form', async () => {
    serve(() => pageOf([]));
    const { user } = showPage(inProject('owner', <IntegrationFormPage />), '/app/new', ana);
    expect(screen.getByRole('link', { name: /^Webhook/ })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByLabelText('Name')).toHaveFocus();
  });

  it('goes to a header that is added, and on from one that is removed', async () => {
    serve(() => pageOf([]));
    const { user } = showPage(
      <IntegrationForm project={projectAs('owner')} kind="webhook" />,
      '/app/form',
      ana,
    );
    const add = screen.getByRole('button', { name: 'Add a header' });
    for (const name of ['A', 'B', 'C']) {
      await user.click(add);
      await user.keyboard(name);
    }
    expect(screen.getByLabelText('Name of header 3')).toHaveValue('C');
    await user.click(screen.getByRole('button', { name: 'Remove header 2' }));
    expect(screen.getByLabelText('Name of header 2')).toHaveValue('C');
    expect(screen.getByRole('button', { name: 'Remove header 2' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Remove header 1' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(add).toHaveFocus();
  });
});
