import { MantineProvider } from '@mantine/core';
import { useMutation, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { theme } from '../theme/theme';
import { Dialog } from './Dialog';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function ask(send: (which: string) => Promise<unknown>) {
  function Asking() {
    const save = useMutation({ mutationFn: send });
    return (
      <Dialog
        title="New thing"
        verb="Create"
        busy={save.isPending}
        error={save.error}
        second={{ verb: 'Create a few', onDo: () => save.mutate('few') }}
        onClose={() => undefined}
        onDo={() => save.mutate('all')}
      >
        <p>A thing.</p>
      </Dialog>
    );
  }
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Asking />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const form = screen.getByRole('button', { name: 'Create' }).closest('form')!;
  return { submit: () => fireEvent.submit(form) };
}

describe('a dialog', () => {
  it('acts once, however quickly it is told again', async () => {
    const send = vi.fn(() => new Promise(() => undefined));
    const { submit } = ask(send);
    submit();
    submit();
    await later(0);
    submit();
    await later(5000);
    submit();
    expect(send).toHaveBeenCalledOnce();
  });

  it('does not do its second thing on top of the first', async () => {
    const send = vi.fn(() => new Promise(() => undefined));
    const { submit } = ask(send);
    submit();
    fireEvent.click(screen.getByRole('button', { name: 'Create a few' }));
    await later(5000);
    fireEvent.click(screen.getByRole('button', { name: 'Create a few' }));
    await later(0);
    expect(send).toHaveBeenCalledOnce();
    expect(send).toHaveBeenCalledWith('all', expect.anything());
  });

  it('can be tried again when it went wrong', async () => {
    const send = vi.fn(() => Promise.reject(new Error('No room.')));
    const { submit } = ask(send);
    submit();
    await later(10);
    expect(screen.getByRole('alert')).toHaveTextContent('No room.');
    submit();
    await later(10);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('that has nothing to do has one button', () => {
    render(
      <MantineProvider env="test">
        <Dialog title="In use" verb="Understood" onClose={() => undefined} />
      </MantineProvider>,
    );
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Understood' })).toBeInTheDocument();
  });

  it('has a title, and takes no part of the page for itself', () => {
    render(
      <MantineProvider env="test" theme={theme}>
        <Dialog title="In use" verb="Understood" onClose={() => undefined} />
      </MantineProvider>,
    );
    expect(screen.getByRole('heading', { level: 2, name: 'In use' })).toBeInTheDocument();
    expect(screen.queryByRole('banner')).toBeNull();
  });
});
