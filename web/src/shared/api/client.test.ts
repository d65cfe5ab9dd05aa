import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../../testing/server';
import { address, all, csrfToken, get, onSignedOut, post } from './client';
import { Problem } from './problem';

beforeEach(() => {
  document.cookie = 'XSRF-TOKEN=first';
});
afterEach(() => {
  vi.unstubAllGlobals();
  onSignedOut(null);
});

describe('the client', () => {
  it('reads the token at each request', () => {
    expect(csrfToken('a=b; XSRF-TOKEN=x%3D; c=d')).toBe('x=');
    expect(csrfToken('NOT-XSRF-TOKEN=x')).toBeNull();
  });

  it('fetches a new token once when the old one is refused, and tries again', async () => {
    const { asked } = serve(({ method, path, headers }) => {
      if (path === '/auth/session') {
        document.cookie = 'XSRF-TOKEN=second';
        return { body: { user: null } };
      }
      if (method === 'POST' && headers.get('X-XSRF-TOKEN') !== 'second')
        return { status: 403, body: { type: '/problems/csrf' } };
      return { status: 201, body: { made: true } };
    });
    await expect(post('/projects', {})).resolves.toEqual({ made: true });
    expect(asked).toEqual(['POST /projects', 'GET /auth/session', 'POST /projects']);
  });

  it('does not repeat what is forbidden for another reason', async () => {
    const { asked } = serve(() => ({
      status: 403,
      body: { type: '/problems/forbidden', detail: 'Not yours to do.' },
    }));
    await expect(post('/projects', {})).rejects.toThrow('Not yours to do.');
    expect(asked).toHaveLength(1);
  });

  it('says once that the session is over, but not about a wrong password', async () => {
    const heard = vi.fn();
    onSignedOut(heard);
    serve(() => ({ status: 401 }));
    await expect(post('/auth/login', {})).rejects.toBeInstanceOf(Problem);
    expect(heard).not.toHaveBeenCalled();
    await expect(get('/projects')).rejects.toBeInstanceOf(Problem);
    expect(heard).toHaveBeenCalledOnce();
  });

  it('tells where a value is wrong', async () => {
    serve(() => ({
      status: 422,
      body: { type: 'urn:x:invalid', errors: [{ pointer: '/a', message: 'is short' }] },
    }));
    const problem = await get('/x').catch((error: Problem) => error);
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/a', message: 'is short' }] });
    expect((problem as Problem).is('invalid')).toBe(true);
  });

  it('reads a list to its end', async () => {
    serve(({ path }) =>
      path.includes('cursor=2')
        ? { body: { items: [3], next_cursor: null } }
        : { body: { items: [1, 2], next_cursor: '2' } },
    );
    await expect(all('/things')).resolves.toEqual([1, 2, 3]);
  });

  it('leaves unset parameters out of an address', () => {
    expect(address('/a', { b: undefined, c: null, d: false, e: 'ü&' })).toBe('/api/v1/a?d=false&e=%C3%BC%26');
  });
});
