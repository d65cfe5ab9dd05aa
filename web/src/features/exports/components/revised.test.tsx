import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Reconstruction, RevisedBlock } from '../../../shared/api/exportTypes';
import type { Project } from '../../../shared/api/types';
import type { ProjectEvent } from '../../../shared/realtime/events';
import { ScopeContext } from '../../../shared/realtime/scope';
import { aDocument, aRun } from '../../../testing/factories';
import { serve } from '../../../testing/server';
import RevisedPage from './RevisedPage';

const project: Project = {
  project_id: 'p',
  project_name: 'Standards',
  description: '',
  role: 'viewer',
  created_at: '2026-01-01T00:00:00Z',
  budget_usd: null,
};

const aBlock = (block_index: number, more: Partial<RevisedBlock> = {}): RevisedBlock => ({
  block_uid: `c:${block_index}`,
  block_index,
  block_type: 'paragraph',
  before: 'The lamp burn.',
  after: 'The lamp burns.',
  warnings: [],
  ...more,
});

const doubtful = (index: number) =>
  aBlock(index, {
    warnings: [
      {
        kind: 'becomes',
        words: 'No longer one block.',
        becomes: ['heading', 'paragraph'],
        block_indexes: [],
      },
      { kind: 'disturbs', words: '2 blocks are read differently.', becomes: [], block_indexes: [9, 10] },
    ],
  });

const answer = (items: RevisedBlock[], more: Partial<Reconstruction> = {}): Reconstruction => ({
  source_uid: 's1',
  doc_title: 'Lamps',
  run_id: '0190-1',
  blocks: 20,
  revised: items.length,
  removed: items.filter(({ after }) => after === '').length,
  unchanged: 2,
  refused: 0,
  doubtful: items.filter(({ warnings }) => warnings.length > 0).length,
  available: true,
  bytes_before: 1234,
  bytes_after: 1250,
  items,
  next_cursor: null,
  ...more,
});

function page(preview: (path: string) => { status?: number; body: unknown }) {
  let tell: (event: ProjectEvent) => void = () => undefined;
  const { asked } = serve(({ path }) => {
    if (path.includes('/reconstruction')) return preview(path);
    if (path.startsWith('/projects/p/documents/s1'))
      return { body: aDocument({ status: 'ingested', doc_title: 'Lamps', conv_parsing_tool: 'mdast' }) };
    if (path.startsWith('/projects/p/runs?')) return { body: { items: [aRun()], next_cursor: null } };
    if (path.startsWith('/schemas/'))
      return { body: { schema_id: 'schema-1', schema_ref: 'edit', schema_jsonb: {} } };
    return undefined;
  });
  const subscribe = (listener: (event: ProjectEvent) => void) => {
    tell = listener;
    return () => undefined;
  };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={['/app/projects/p/documents/s1/revised?run=0190-1']}>
          <ScopeContext value={{ project, live: 'live', subscribe }}>
            <Routes>
              <Route path="/app/projects/:projectId/documents/:sourceUid/revised" element={<RevisedPage />} />
            </Routes>
          </ScopeContext>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { asked, user: userEvent.setup(), tell: (event: ProjectEvent) => tell(event) };
}

const blocks = () => within(screen.getByRole('list', { name: 'Revised blocks' })).getAllByRole('article');
const figures = () => [...document.querySelectorAll('dl > div')].map((each) => each.textContent).join(' ');

beforeEach(() => localStorage.clear());

describe('the revised document', () => {
  it('shows what is different, word by word, and is then downloaded', async () => {
    page(() => ({ body: answer([aBlock(1), aBlock(3, { after: '' })]) }));
    const first = await screen.findByRole('article', { name: 'Block 2' });
    expect((await within(first).findByText('burn')).tagName).toBe('DEL');
    expect(within(first).getByText('burns').tagName).toBe('INS');
    expect(screen.getByRole('article', { name: 'Block 4' })).toHaveTextContent('Removed');
    expect(figures()).toContain('blocks revised2 of them removed1');
    expect(figures()).toContain('not revised16 before1.2 KB');
    expect(screen.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'href',
      '/api/v1/projects/p/documents/s1/reconstruction?run_id=0190-1',
    );
  });

  it('is shown side by side where somebody likes that better, and stays so', async () => {
    const { user } = page(() => ({ body: answer([aBlock(1)]) }));
    await user.click(await screen.findByRole('radio', { name: 'Side by side' }));
    expect(await screen.findByRole('region', { name: 'Before' })).toHaveTextContent('The lamp burn.');
    expect(screen.getByRole('region', { name: 'After' })).toHaveTextContent('The lamp burns.');
    expect(localStorage.getItem('blockdata-redline')).toBe('side');
  });

  it('says what is doubtful, with links to the blocks concerned', async () => {
    page(() => ({ body: answer([doubtful(4)]) }));
    const block = await screen.findByRole('article', { name: 'Block 5' });
    expect(block).toHaveTextContent('No longer one block. It is read as 2 blocks: a heading, a paragraph.');
    expect(within(block).getByRole('link', { name: 'Block 10' })).toHaveAttribute(
      'href',
      '/app/projects/p/documents/s1?run=0190-1&block=9',
    );
  });

  it('names the blocks whose confirmed value is no text, even where nothing else is revised', async () => {
    const said = 'The confirmed value is a number and no text: the block stays as it was.';
    const warnings = [{ kind: 'refused' as const, words: said, becomes: [], block_indexes: [] }];
    const items = [aBlock(6, { after: 'The lamp burn.', warnings })];
    page(() => ({ body: answer(items, { revised: 0, refused: 1 }) }));
    const block = await screen.findByRole('article', { name: 'Block 7' });
    expect(block).toHaveTextContent(said);
    expect(within(block).getByText('No text')).toBeInTheDocument();
    expect(figures()).toContain('no text, left as they were1 not revised17');
    expect(screen.queryByText('Nothing is revised yet')).toBeNull();
  });

  it('reads on until every doubtful block is found', async () => {
    const all = { revised: 4, doubtful: 2 };
    const { user, asked } = page((path) =>
      path.includes('cursor=more')
        ? { body: answer([aBlock(7), doubtful(8)], all) }
        : { body: answer([doubtful(1), aBlock(2)], { ...all, next_cursor: 'more' }) },
    );
    await user.click(await screen.findByRole('switch', { name: 'Doubtful only (2)' }));
    await waitFor(() => expect(blocks()).toHaveLength(2));
    expect(blocks().map((each) => each.getAttribute('aria-label'))).toEqual(['Block 2', 'Block 9']);
    expect(asked.filter((each) => each.includes('reconstruction'))).toHaveLength(2);
  });

  it('with conflicts has no download, and says why', async () => {
    page(() => ({ body: answer([doubtful(1)], { available: false, bytes_after: null }) }));
    expect(await screen.findByText('There is no file to download.')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Download' })).toBeNull();
  });

  it('that cannot be is explained in the words of the server', async () => {
    const detail = 'The schema of this run has no text field revised_content.';
    page(() => ({ status: 409, body: { type: '/problems/reconstruction-unavailable', detail } }));
    expect(await screen.findByText('Not available for this run')).toBeInTheDocument();
    expect(screen.getByText(detail)).toBeInTheDocument();
  });

  it('is not drawn anew under the eyes of whoever reads it', async () => {
    let items = [aBlock(1)];
    const { user, tell } = page(() => ({ body: answer(items) }));
    await screen.findByRole('article', { name: 'Block 2' });
    items = [aBlock(1), aBlock(2)];
    await new Promise((done) => setTimeout(done, 5));
    act(() => tell({ name: 'run', run_id: '0190-1' } as ProjectEvent));
    expect(blocks()).toHaveLength(1);
    await user.click(await screen.findByRole('button', { name: 'Read again' }));
    expect(await screen.findByRole('article', { name: 'Block 3' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Read again' })).toBeNull();
  });
});
