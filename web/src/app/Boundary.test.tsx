import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, type ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { lazily } from '../shared/lib/lazily';
import { noteUnfetched } from '../shared/lib/unfetched';
import { Boundary } from './Boundary';
import { Quietly } from './Quietly';

it('a page that has broken can be tried again, and there is a way home', async () => {
  const user = userEvent.setup();
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  function Page() {
    if (broken) throw new Error('out of order');
    return <p>In order</p>;
  }
  render(
    <MantineProvider env="test">
      <Boundary>
        <Page />
      </Boundary>
    </MantineProvider>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('This page has broken');
  expect(screen.getByRole('link', { name: 'To the projects' })).toHaveAttribute('href', '/app');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByRole('alert')).toBeInTheDocument();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('In order')).toBeInTheDocument();
  complaints.mockRestore();
});

it('a page whose file cannot be fetched is fetched when it is tried again', async () => {
  const user = userEvent.setup();
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let away = true;
  const load = vi.fn((): Promise<{ default: () => ReactNode }> => {
    if (!away) return Promise.resolve({ default: () => <p>In order</p> });
    const error = new Error('Unable to preload');
    noteUnfetched(error);
    return Promise.reject(error);
  });
  const Page = lazily(load);
  render(
    <MantineProvider env="test">
      <Boundary>
        <Suspense fallback={null}>
          <Page />
        </Suspense>
      </Boundary>
    </MantineProvider>,
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
  const tries = load.mock.calls.length;
  expect(tries).toBeLessThan(3);
  away = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('In order')).toBeInTheDocument();
  complaints.mockRestore();
});

it('what cannot be fetched beside a page leaves the page, and comes when it can', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let away = true;
  const Side = lazily((): Promise<{ default: () => ReactNode }> => {
    if (!away) return Promise.resolve({ default: () => <p>Beside</p> });
    const error = new Error('Unable to preload');
    noteUnfetched(error);
    return Promise.reject(error);
  });
  const onFailed = vi.fn();
  render(
    <MantineProvider env="test">
      <p>The page</p>
      <Quietly onFailed={onFailed}>
        <Suspense fallback={null}>
          <Side />
        </Suspense>
      </Quietly>
    </MantineProvider>,
  );
  await vi.waitFor(() => expect(onFailed).toHaveBeenCalledOnce());
  expect(screen.getByText('The page')).toBeInTheDocument();
  away = false;
  act(() => void window.dispatchEvent(new Event('online')));
  expect(await screen.findByText('Beside')).toBeInTheDocument();
  complaints.mockRestore();
});
