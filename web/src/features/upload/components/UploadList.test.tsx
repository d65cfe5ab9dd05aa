import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aDocument } from '../../../testing/factories';
import { UploadQueue } from '../model/queue';
import { UploadList } from './UploadList';

const file = (name: string) => new File(['x'], name);

async function uploaded(names: string[]) {
  const tries = new Map<string, number>();
  const queue = new UploadQueue(({ name }) => {
    const before = tries.get(name) ?? 0;
    tries.set(name, before + 1);
    return name.startsWith('bad') && before === 0
      ? Promise.reject(new Error('No text in it.'))
      : Promise.resolve({ document: aDocument(), known: name.startsWith('old') });
  });
  queue.add(names.map(file));
  await vi.waitFor(() => expect(queue.list().some(({ state }) => state === 'sending')).toBe(false));
  render(
    <MantineProvider>
      <UploadList queue={queue} />
    </MantineProvider>,
  );
}

describe('the list of uploads', () => {
  it('that are over is one line with the counts; what was refused stays, with its retry', async () => {
    const user = userEvent.setup();
    await uploaded(['a.md', 'b.md', 'old.md', 'bad.md']);
    expect(screen.getByText('2 files uploaded, 1 already here, 1 refused')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(within(screen.getByRole('listitem')).getByText('No text in it.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try bad.md again' }));
    expect(await screen.findByText('3 files uploaded, 1 already here')).toBeInTheDocument();
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  it('is there in full for who asks', async () => {
    const user = userEvent.setup();
    await uploaded(Array.from({ length: 77 }, (_, index) => `${index}.md`));
    expect(screen.getByText('77 files uploaded')).toBeInTheDocument();
    expect(screen.queryByRole('list')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(77);
  });
});
