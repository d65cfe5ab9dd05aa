import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aRun } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { standardsOf } from '../model/settings';
import { CostForecast } from './CostForecast';
import { FailureList } from './FailureList';
import { PausedNotice } from './PausedNotice';

function show(page: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <MemoryRouter>{page}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}

const paused = (status_reason: string) =>
  aRun({ status: 'paused', status_reason, counts: { ...noCounts, pending: 12 } });

describe('a paused run', () => {
  it('that was paused by hand is resumed', async () => {
    const { asked } = serve(() => ({ body: {} }));
    const user = show(<PausedNotice projectId="p" runs={[paused('by hand')]} editor />);
    expect(screen.getByRole('status')).toHaveTextContent(
      'Paused. Somebody paused it by hand. 12 blocks waiting.',
    );
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(asked).toContain('POST /projects/p/runs/0190-1/resume'));
  });

  it('without a key offers to add one, and offline only after a question', async () => {
    const { asked } = serve(() => ({ body: { status: 'paused' } }));
    const user = show(<PausedNotice projectId="p" runs={[paused('no_key')]} editor />);
    expect(screen.getByRole('link', { name: 'Add a key' })).toHaveAttribute(
      'href',
      '/app/settings#model-keys',
    );
    await user.click(screen.getByRole('button', { name: 'Run with offline…' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('understands nothing');
    expect(asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Run 12 blocks offline' }));
    await waitFor(() =>
      expect(asked).toEqual(
        expect.arrayContaining(['PATCH /projects/p/runs/0190-1', 'POST /projects/p/runs/0190-1/resume']),
      ),
    );
  });

  it('by the project’s budget is for an owner to see to', () => {
    serve(() => ({ body: {} }));
    const runs = [paused('budget_reached: This project has spent 6.00 USD of its budget of 6.00 USD.')];
    show(<PausedNotice projectId="p" runs={runs} editor />);
    expect(screen.getByRole('status')).toHaveTextContent('An owner of the project can raise it.');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('what failed', () => {
  it('is tried again by class, and goes on where nothing else waits', async () => {
    const bodies: unknown[] = [];
    const { asked } = serve(({ method, path, body }) => {
      if (path.endsWith('/errors')) {
        const samples = [{ run_id: 'r1', block_uid: 'c:4', last_error: 'I cannot help with that.' }];
        return {
          body: { items: [{ error_class: 'refused', count: 3, runs: 1, samples }], next_cursor: null },
        };
      }
      if (method === 'POST') bodies.push(body);
      return { body: { retried: 3 } };
    });
    const run = aRun({ run_id: 'r1', status: 'complete', counts: { ...noCounts, failed: 3, confirmed: 9 } });
    const user = show(
      <FailureList
        projectId="p"
        where={{ runId: 'r1' }}
        runs={[run]}
        reviewer
        editor
        place={({ block_uid }) => <a href={`#${block_uid}`}>there</a>}
      />,
    );
    expect(await screen.findByRole('heading', { name: 'Refused' })).toBeInTheDocument();
    expect(screen.getByText('I cannot help with that.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again: Refused' }));
    await waitFor(() => expect(asked).toContain('POST /projects/p/runs/r1/dispatch'));
    expect(asked).toContain('POST /projects/p/runs/r1/retry-failed');
    expect(bodies[0]).toEqual({ error_class: 'refused' });
  });
});

const told = {
  documents: 1,
  blocks: 100,
  calls: 8,
  input_tokens: 1000,
  cached_input_tokens: 0,
  cache_write_tokens: 0,
  output_tokens: 500,
  cost_usd: 2,
  low_usd: 1.2,
  high_usd: 2.8,
  basis: 'estimate',
  model: 'big',
  routing: [{ model: 'big', blocks: 100, cost_usd: 2 }],
  warnings: [],
};

describe('what it will cost', () => {
  const standards = standardsOf(null, 'big');

  it('is shown with its range and what it rests on', async () => {
    serve(() => ({ body: told }));
    show(<CostForecast projectId="p" schemaId="s" config={{}} saved standards={standards} />);
    const box = await screen.findByText('$2.00');
    expect(box.closest('section')).toHaveTextContent('$1.20 to $2.80');
    expect(box.closest('section')).toHaveTextContent('Estimated from the length of the blocks.');
  });

  it('lies between its models while the rules are not saved', async () => {
    const { asked } = serve(({ path }) => ({
      body: { ...told, cost_usd: path.includes('model=small') ? 0.25 : 2 },
    }));
    const config = { routing: [{ block_types: ['heading'], model: 'small' }] };
    show(<CostForecast projectId="p" schemaId="s" config={config} saved={false} standards={standards} />);
    expect(await screen.findByText('$0.25 to $2.00')).toBeInTheDocument();
    expect(asked.map((each) => /model=(\w+)/.exec(each)?.[1])).toEqual(['small', 'big']);
  });

  it('offers offline where there is no key', async () => {
    let used = false;
    serve(() => ({ body: { ...told, warnings: ['There is no key for the model "big".'] } }));
    const user = show(
      <CostForecast
        projectId="p"
        schemaId="s"
        config={{}}
        saved
        standards={standards}
        onOffline={() => (used = true)}
      />,
    );
    await user.click(await screen.findByRole('button', { name: 'Use offline instead' }));
    expect(used).toBe(true);
  });
});
