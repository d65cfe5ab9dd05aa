import { renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressAt, linkTo, useAddress } from './address';

const page = 'http://localhost:3000/app/projects/p/documents/s';

describe('the address of a block', () => {
  it('names run and block, and leaves the filter of the page out', () =>
    expect(linkTo(`${page}?status=failed&run=old`, 'r1', 4)).toBe(`${page}?run=r1&block=4`));

  it('follows the focus; the first block is named only where one was', () => {
    expect(addressAt(`${page}?run=r1`, 7)).toBe(`${page}?run=r1&block=7`);
    expect(addressAt(`${page}?run=r1`, 0)).toBe(`${page}?run=r1`);
    expect(addressAt(`${page}?block=7`, 0)).toBe(`${page}?block=0`);
  });
});

describe('following', () => {
  afterEach(() => vi.useRealTimers());

  it('waits until the focus rests, and stops with the page', () => {
    vi.useFakeTimers();
    const before = window.location.href;
    const { result, unmount } = renderHook(() => useAddress());
    result.current(3);
    result.current(4);
    vi.advanceTimersByTime(100);
    expect(window.location.href).toBe(before);
    vi.advanceTimersByTime(300);
    expect(window.location.search).toBe('?block=4');
    result.current(5);
    unmount();
    vi.advanceTimersByTime(300);
    expect(window.location.search).toBe('?block=4');
  });
});
