import { afterEach, describe, expect, it, vi } from 'vitest';
import { prefer, preference } from './preferences';

afterEach(() => vi.restoreAllMocks());

describe('a preference', () => {
  it('that cannot be stored holds until the page is left', () => {
    prefer('density', 'compact');
    const refused = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    prefer('density', 'expanded');
    expect(preference('density')).toBe('expanded');
    refused.mockRestore();
    prefer('density', 'compact');
    expect(preference('density')).toBe('compact');
    expect(localStorage.getItem('blockdata-density')).toBe('compact');
  });
});
