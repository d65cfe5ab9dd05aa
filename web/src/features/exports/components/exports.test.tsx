import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportJob } from '../../../shared/api/exportTypes';
import type { Project } from '../../../shared/api/types';
import { noCounts } from '../../../shared/lib/counts';
import { toast } from '../../../shared/ui/toast';
import { ScopeContext } from '../../../shared/realtime/scope';
import { aDocument, aRun } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import { followExport } from '../model/followed';
import type { ExportScope } from '../model/scope';
import ExportDialog from './ExportDialog';
import ExportsWatch from './ExportsWatch';

vi.mock('../../../shared/ui/toast', () => ({ toast: vi.fn(), toastProblem: vi.fn() }));

const project: Project = {
  project_id: 'p',
  project_name: 'Standards',
  description: '',
  role: 'viewer',
  created_at: '2026-01-01T00:00:00Z',
  budget_usd: null,
};

const aJob = (more: Partial<ExportJob> = {}): ExportJob => ({
  export_id: 'e1',
  status: 'done',
  error: null,
  wish: {
    format: 'csv',
    layout: null,
    include: null,
    extra: null,
    bom: null,
    run_ids: null,
    schema_id: null,
    source_uid: null,
  },
  file_name: 'Standards.csv',
  documents: 12,
  documents_written: 12,
  rows_written: 480,
  bytes: 1_200_000,
  sha256: null,
  requested_by: 'u',
  requested_by_name: 'Ana',
  requested_at: '2026-01-01T10:00:00Z',
  finished_at: '2026-01-01T10:01:00Z',
  expires_at: '2026-01-04T10:01:00Z',
  ...more,
});

type Answer = { status?: number; body?: unknown };

function world(options: { jobs?: ExportJob[]; blocks?: number; on?: (asked: string) => Answer | undefined }) {
  const jobs = options.jobs ?? [];
  const keys: string[] = [];
  const wishes: unknown[] = [];
  const { asked } = serve(({ method, path, body, headers }) => {
    const special = options.on?.(`${method} ${path}`);
    if (method === 'POST') {
      keys.push(headers.get('Idempotency-Key') ?? '');
      wishes.push(body);
    }
    if (special) return special;
    if (path === '/auth/session')
      return { body: { user: { user_id: 'u', email: 'e', display_name: 'Ana' } } };
    if (path.startsWith('/projects/p/documents?')) {
      const one = aDocument({
        status: 'ingested',
        doc_title: 'Lamps',
        conv_total_blocks: options.blocks ?? 40,
        conv_total_characters: 8000,
      });
      const other = aDocument({ source_uid: 's2', status: 'ingested', conv_total_blocks: 2 });
      return { body: { items: [one, { ...other, conv_total_characters: 100 }], next_cursor: null } };
    }
    if (path.startsWith('/projects/p/runs?')) {
      const run = aRun({ counts: { ...noCounts, confirmed: 30, ai_complete: 6, pending: 4 } });
      return { body: { items: [run], next_cursor: null } };
    }
    if (path.startsWith('/schemas/')) {
      const schema_jsonb = { properties: { summary: { type: 'string' } } };
      return { body: { schema_id: 'schema-1', schema_ref: 'care', schema_uid: 'x', schema_jsonb } };
    }
    if (path.startsWith('/projects/p/exports?')) return { body: { items: jobs, next_cursor: null } };
    if (method === 'POST' && path === '/projects/p/exports') {
      jobs.unshift(aJob({ export_id: 'e9', status: 'queued', documents_written: 0, bytes: null }));
      return { status: 201, body: jobs[0] };
    }
    if (method === 'DELETE') return { status: 204 };
    return { body: {} };
  });
  return { asked, keys, wishes, jobs };
}

function show(page: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <MemoryRouter>
          <ScopeContext value={{ project, live: 'live', subscribe: () => () => undefined }}>
            {page}
          </ScopeContext>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}

const whole: ExportScope = { of: 'project', schemaId: 'schema-1' };
const dialog = (scope: ExportScope = whole) => show(<ExportDialog scope={scope} onClose={closed} />);
const closed = vi.fn();

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  document.cookie = 'XSRF-TOKEN=x';
});

describe('the export dialog', () => {
  it('says in words and numbers what goes out', async () => {
    world({});
    dialog();
    expect(await screen.findByText('2 documents, 42 blocks')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Confirmed only' })).toHaveAccessibleDescription(
      '30 of 42 blocks; the others are there without a value.',
    );
    expect(screen.getByRole('radio', { name: 'With staged, marked' })).toHaveAccessibleDescription(
      /^6 more that nobody has confirmed yet/,
    );
    expect(await screen.findByText(/^42 lines in one file, about \d+\.\d KB\.$/)).toBeInTheDocument();
  });

  it('downloads by an address that holds what was chosen, and remembers it', async () => {
    const { asked } = world({});
    const user = dialog();
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await user.click(await screen.findByRole('radio', { name: 'CSV' }));
    await user.click(screen.getByRole('checkbox', { name: 'Model' }));
    await user.click(screen.getByRole('checkbox', { name: 'Byte-order mark' }));
    await user.click(screen.getByRole('radio', { name: 'With staged, marked' }));
    const link = screen.getByRole('link', { name: 'Download' });
    expect(link).toHaveAttribute(
      'href',
      '/api/v1/projects/p/export?schema_id=schema-1&format=csv&include=staged&bom=true&extra=model',
    );
    await user.click(link);
    await waitFor(() => expect(closed).toHaveBeenCalled());
    expect(clicked).toHaveBeenCalledOnce();
    expect(asked.at(-1)).toContain('HEAD /projects/p/export?schema_id=schema-1');
    expect(localStorage.getItem('blockdata-export-form')).toContain('"format":"csv"');
  });

  it('prepares Parquet in the background, as nothing of it can leave before it is whole', async () => {
    world({});
    const user = dialog();
    await user.click(await screen.findByRole('radio', { name: 'Parquet' }));
    expect(screen.getByRole('switch', { name: /^Prepare in the background/ })).toBeDisabled();
    expect(screen.getByText(/only be fetched once all of it is written/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Download' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Prepare' })).toBeEnabled();
  });

  it('says what the server refuses, and begins nothing', async () => {
    const detail = 'Three exports of yours are under way.';
    world({
      on: (what) =>
        /^(GET|HEAD) \/projects\/p\/export\?s/.test(what) ? { status: 429, body: { detail } } : undefined,
    });
    const user = dialog();
    await screen.findByText('2 documents, 42 blocks');
    await user.click(screen.getByRole('link', { name: 'Download' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
    expect(closed).not.toHaveBeenCalled();
  });

  it('prepares what is large in the background, and asks once however often it is sent', async () => {
    let broken = true;
    const { keys, wishes } = world({
      blocks: 25_000,
      on: (what) => (what === 'POST /projects/p/exports' && broken ? { status: 503, body: {} } : undefined),
    });
    const user = dialog();
    expect(await screen.findByText('2 documents, 25,002 blocks')).toBeInTheDocument();
    expect(screen.getByRole('switch')).toBeDisabled();
    const button = screen.getByRole('button', { name: 'Prepare' });
    await user.click(button);
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    broken = false;
    await user.click(button);
    expect(await screen.findByRole('list', { name: 'Recent exports' })).toHaveTextContent('Waiting');
    expect(wishes[0]).toEqual({ schema_id: 'schema-1' });
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(localStorage.getItem('blockdata-exports:u:p')).toContain('e9');
  });

  it('of a document without a run says that there are no values', async () => {
    world({});
    dialog({ of: 'document', sourceUid: 's2', runId: null });
    expect(await screen.findByText(/blocks go out without values/)).toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: 'One file' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'href',
      '/api/v1/projects/p/documents/s2/export',
    );
  });
});

describe('recent exports', () => {
  const recent = async () => {
    const user = dialog();
    await user.click(await screen.findByRole('radio', { name: /^Recent exports/ }));
    const list = await screen.findByRole('list', { name: 'Recent exports' });
    return { user, rows: within(list).getAllByRole('listitem') };
  };

  it('tell how far each is, whose it is and until when it is kept', async () => {
    world({
      jobs: [
        aJob({ export_id: 'e2', status: 'running', documents_written: 5, bytes: null, requested_by: 'v' }),
        aJob(),
      ],
    });
    const { rows } = await recent();
    expect(rows[0]).toHaveTextContent('Being written');
    expect(within(rows[0]!).getByRole('meter')).toHaveAttribute(
      'aria-valuetext',
      '5 of 12 documents, 480 rows',
    );
    expect(within(rows[0]!).queryByRole('button', { name: /^Cancel/ })).toBeNull();
    expect(rows[1]).toHaveTextContent(/CSV, one file, confirmed only · 1\.2 MB · You, .* · kept until/);
    expect(within(rows[1]!).getByRole('link', { name: 'Download Standards.csv' })).toHaveAttribute(
      'href',
      '/api/v1/projects/p/exports/e1/file',
    );
  });

  it('of one document tell their rows', async () => {
    world({ jobs: [aJob({ status: 'running', documents: 1, documents_written: 0, bytes: null })] });
    const { rows } = await recent();
    expect(rows[0]).toHaveTextContent('480 rows written');
    expect(within(rows[0]!).queryByRole('meter')).toBeNull();
  });

  it('are given up after a question', async () => {
    const { asked } = world({ jobs: [aJob({ status: 'running', documents_written: 1 })] });
    const { user, rows } = await recent();
    await user.click(within(rows[0]!).getByRole('button', { name: 'Cancel Standards.csv' }));
    expect(asked.some((each) => each.startsWith('DELETE'))).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Give it up' }));
    await waitFor(() => expect(asked).toContain('DELETE /projects/p/exports/e1'));
  });

  it('that failed say why, and are asked for again as they were', async () => {
    const error = 'The value 99999999999999999999 does not fit.';
    const { wishes } = world({ jobs: [aJob({ status: 'failed', error, bytes: null })] });
    const { user, rows } = await recent();
    expect(rows[0]).toHaveTextContent(error);
    await user.click(within(rows[0]!).getByRole('button', { name: 'Try again: Standards.csv' }));
    await waitFor(() => expect(wishes).toEqual([aJob().wish]));
  });
});

describe('an export that one has asked for', () => {
  it('is told of once, with its file, when it has ended', async () => {
    followExport('u', 'p', 'e1');
    world({ jobs: [aJob()] });
    show(<ExportsWatch userId="u" projectId="p" />);
    await waitFor(() => expect(toast).toHaveBeenCalledOnce());
    render(<MantineProvider env="test">{vi.mocked(toast).mock.calls[0]![0]}</MantineProvider>);
    expect(screen.getByRole('link', { name: 'Standards.csv' })).toHaveAttribute(
      'href',
      '/api/v1/projects/p/exports/e1/file',
    );
    expect(localStorage.getItem('blockdata-exports:u:p')).toBe('');
  });

  it('of others is not', async () => {
    const { asked } = world({ jobs: [aJob()] });
    show(<ExportsWatch userId="u" projectId="p" />);
    await new Promise((done) => setTimeout(done, 50));
    expect(asked).toEqual([]);
    expect(toast).not.toHaveBeenCalled();
  });
});
