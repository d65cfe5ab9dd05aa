import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Bars from './Bars';

const page = (script: string) => `<html><body><script type="module" src="${script}"></script></body></html>`;
let served = page('/assets/index-old.js');
const asked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  served = page('/assets/index-old.js');
  document.head.innerHTML = '<script type="module" src="/assets/index-old.js"></script>';
  vi.stubGlobal('fetch', (at: string) => {
    asked.push(at);
    return served === '' ? Promise.reject(new TypeError('gone')) : Promise.resolve(new Response(served));
  });
  render(
    <MantineProvider env="test">
      <Bars />
    </MantineProvider>,
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (minutes: number) => act(() => vi.advanceTimersByTimeAsync(minutes * 60_000));
const shown = async () => {
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await pass(0);
};

describe('a new version', () => {
  it('is told of once the server has it, and nothing is loaded by itself', async () => {
    await pass(11);
    expect(asked).toHaveLength(2);
    expect(screen.queryByRole('status')).toBeNull();
    served = page('/assets/index-new.js');
    await pass(5);
    expect(screen.getByRole('status')).toHaveTextContent('A new version is there.');
    expect(screen.getByRole('button', { name: 'Reload' })).toBeInTheDocument();
    await pass(20);
    expect(asked).toHaveLength(3);
  });

  it('is looked for when the tab is shown again, but not at every glance', async () => {
    await pass(2);
    await shown();
    await shown();
    expect(asked).toHaveLength(1);
  });

  it('is no matter while the server cannot be reached', async () => {
    served = '';
    await pass(6);
    expect(asked).toHaveLength(1);
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('a lost connection', () => {
  it('is said on every page, until it is back', () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('offline')));
    expect(screen.getByRole('status')).toHaveTextContent('No connection.');
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('online')));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
