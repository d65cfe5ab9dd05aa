import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../shared/api/problem';
import { aDocument } from '../../../testing/factories';
import { UploadQueue } from '../model/queue';
import { UploadList } from './UploadList';

// The list draws what fits into its height, and nothing has one here.
beforeAll(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
});

async function uploaded(paths: string[], whole = false) {
  const tries = new Map<string, number>();
  const queue = new UploadQueue({
    send: ({ name }) => {
      const before = tries.get(name) ?? 0;
      tries.set(name, before + 1);
      if (name.startsWith('bad') && before === 0)
        return Promise.reject(new Problem(500, { detail: 'It broke.' }));
      if (name.startsWith('wrong')) return Promise.reject(new Problem(415, { detail: 'Not read.' }));
      const document = aDocument({ source_uid: name, status: 'ingested', conv_total_blocks: 7 });
      return Promise.resolve({ document, made: !name.startsWith('old') });
    },
    open: () => Promise.reject(new Error('damaged')),
    largest: 1000,
  });
  queue.add({ files: paths.map((path) => ({ path, file: new File(['x'], path) })), litter: 3, unread: [] });
  await vi.waitFor(() =>
    expect(queue.now().uploads.some(({ state }) => state === 'sending' || state === 'waiting')).toBe(false),
  );
  render(
    <MantineProvider>
      <MemoryRouter>
        <UploadList queue={queue} projectId="p1" documents={undefined} whole={whole} />
      </MemoryRouter>
    </MantineProvider>,
  );
}

describe('the list of uploads', () => {
  it('is one line for what went well; what failed stays, with its reason and its retry', async () => {
    const user = userEvent.setup();
    await uploaded(['a.md', 'b.md', 'old.md', 'bad.md', 'wrong.exe']);
    expect(screen.getAllByText('3 files read, 1 of them already here, 2 failed')).not.toHaveLength(0);
    expect(screen.getByText(/3 hidden or system files left out/)).toBeInTheDocument();
    const rows = screen.getAllByRole('listitem');
    expect(rows.map((row) => within(row).getByText(/It broke|Not read/).textContent)).toEqual([
      'It broke.',
      'Not read.',
    ]);
    expect(screen.queryByRole('button', { name: 'Try wrong.exe again' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try bad.md again' }));
    expect(screen.getByRole('region', { name: 'Uploads' })).toHaveFocus();
    expect(await screen.findAllByText('4 files read, 1 of them already here, 1 failed')).not.toHaveLength(0);
  });

  it('is there in full for who asks, and draws no more rows than can be seen', async () => {
    const user = userEvent.setup();
    await uploaded(Array.from({ length: 777 }, (_, index) => `folder/${index}.md`));
    expect(screen.queryByRole('list')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    const rows = screen.getAllByRole('listitem');
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]).toHaveAttribute('aria-setsize', '777');
    expect(rows[0]).toHaveTextContent('folder/0.md');
    expect(rows[0]).toHaveTextContent('7 blocks');
  });
});
