import { vi } from 'vitest';

type Answer = { status?: number; body?: unknown };
type Handler = (request: {
  method: string;
  path: string;
  body: unknown;
  headers: Headers;
}) => Answer | undefined;

/** Answers what the client asks for in a test, without a network. What no handler knows is a 404. */
export function serve(handler: Handler): { asked: string[] } {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const path = input.replace('/api/v1', '');
    asked.push(`${method} ${path}`);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const answer = handler({ method, path, body, headers: new Headers(init.headers) }) ?? {
      status: 404,
      body: {},
    };
    const status = answer.status ?? 200;
    return Promise.resolve(
      new Response(status === 204 ? null : JSON.stringify(answer.body ?? {}), { status }),
    );
  });
  return { asked };
}
