import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { forgetOthers } from '../../../shared/lib/leftovers';
import { anIntegration, pageOf, projectAs } from '../../../testing/integrations';
import { serve } from '../../../testing/server';
import { ana, showPage } from '../../../testing/show';
import { IntegrationForm } from './IntegrationForm';

afterEach(() => sessionStorage.clear());

const form = (kind: 'webhook' | 'object_store' = 'webhook', old?: ReturnType<typeof anIntegration>) =>
  showPage(<IntegrationForm project={projectAs('owner')} kind={kind} old={old} />, '/app/form', ana);

describe('what was typed into the form', () => {
  const restored = /^What you had typed is here again/;
  const kept = () => Object.keys(sessionStorage).filter((key) => key.startsWith('blockdata-integration:'));

  async function typedAndLeft() {
    serve(() => pageOf([]));
    const { user } = form();
    await user.type(screen.getByLabelText('Name'), 'Search index');
    await user.type(screen.getByLabelText('Signing secret'), 'whsec_hidden');
    await user.click(screen.getByText('Bearer token'));
    await user.type(screen.getByLabelText('Token'), 'hidden');
    await user.click(screen.getByText('Name and password'));
    await user.type(screen.getByLabelText('Password'), 'hidden');
    await user.click(screen.getByRole('button', { name: 'Add a header' }));
    await user.type(screen.getByLabelText('Name of header 1'), 'X-Key');
    await user.type(screen.getByLabelText('Value of header 1'), 'hidden');
    cleanup();
  }

  it('outlives a session that ends, without any secret, and can be discarded', async () => {
    await typedAndLeft();
    expect(JSON.stringify(sessionStorage)).not.toContain('hidden');
    const { user } = form();
    expect(screen.getByText(restored)).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toHaveValue('Search index');
    expect(screen.getByLabelText('Name of header 1')).toHaveValue('X-Key');
    expect(screen.getByLabelText('Password')).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Discard it' }));
    expect(screen.getByLabelText('Name')).toHaveValue('');
    expect(screen.getByLabelText('Name')).toHaveFocus();
    expect(screen.queryByText(restored)).toBeNull();
    expect(kept()).toEqual([]);
  });

  it('keeps no key of a store', async () => {
    serve(() => pageOf([]));
    const { user } = form('object_store');
    await user.type(screen.getByLabelText('Bucket'), 'leases');
    await user.type(screen.getByLabelText('Access key id'), 'hidden');
    await user.type(screen.getByLabelText('Secret access key'), 'hidden');
    expect(JSON.stringify(sessionStorage)).toContain('leases');
    expect(JSON.stringify(sessionStorage)).not.toContain('hidden');
  });

  it('is another for each kind and each integration', async () => {
    await typedAndLeft();
    form('webhook', anIntegration({ name: 'Another' }));
    expect(screen.getByLabelText('Name')).toHaveValue('Another');
    expect(screen.queryByText(restored)).toBeNull();
    cleanup();
    form('object_store');
    expect(screen.queryByText(restored)).toBeNull();
  });

  it('goes when it is saved, when it is given up and when another person signs in', async () => {
    serve(({ method }) => (method === 'GET' ? pageOf([]) : { body: anIntegration() }));
    const { user } = form();
    await user.type(screen.getByLabelText('Name'), 'Search index');
    expect(kept()).toHaveLength(1);
    forgetOthers(ana.user_id);
    expect(kept()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await screen.findByText('at /app/projects/p/integrations/i1');
    expect(kept()).toEqual([]);
    cleanup();
    const again = form();
    await again.user.type(screen.getByLabelText('Name'), 'Search index');
    await again.user.click(screen.getByRole('link', { name: 'Cancel' }));
    expect(kept()).toEqual([]);
    cleanup();
    const once = form();
    await once.user.type(screen.getByLabelText('Name'), 'Search index');
    forgetOthers('another');
    expect(kept()).toEqual([]);
  });
});
