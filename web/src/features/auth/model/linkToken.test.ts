import { afterEach, describe, expect, it } from 'vitest';
import { linkToken } from './linkToken';

afterEach(() => window.history.replaceState(null, '', '/'));

describe('the token of a link', () => {
  it('is out of the address as soon as it is read, and still known', () => {
    window.history.replaceState({ idx: 3 }, '', '/reset-password?x=1#token=abc.def-1');
    expect(linkToken()).toBe('abc.def-1');
    expect(window.location.pathname + window.location.search + window.location.hash).toBe(
      '/reset-password?x=1',
    );
    expect(window.history.state).toEqual({ idx: 3 });
    expect(linkToken()).toBe('abc.def-1');
  });

  it('is that page’s alone, and none where there is none', () => {
    window.history.replaceState(null, '', '/verify-email');
    expect(linkToken()).toBeNull();
  });
});
