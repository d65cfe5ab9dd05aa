import { Problem } from './problem';
import { sendForm, type Underway } from './sendForm';
import type { Page, Session } from './types';

const root = '/api/v1';

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
  /** A JSON text to be sent as it stands. */
  text?: string;
  form?: FormData;
  /** The key under which the same request has no second effect. */
  once?: string;
  onProgress?: Underway['onProgress'];
  signal?: AbortSignal;
}

/** An answer with its status, where that says something: 201 made, 200 was there already. */
export interface Answered<T> {
  status: number;
  body: T;
}

let signedOut: (() => void) | null = null;

/** Whoever owns the page says what happens when the session has ended. */
export function onSignedOut(listener: (() => void) | null): void {
  signedOut = listener;
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', path, { query, signal });
}

export function post<T>(path: string, body?: unknown, query?: Query): Promise<T> {
  return request<T>('POST', path, { body, query });
}

/** Asks for something that is made once, however often it has to be sent. */
export function postOnce<T>(path: string, body: unknown, once: string): Promise<T> {
  return request<T>('POST', path, { body, once });
}

/** Sends a JSON text exactly as a person wrote it: its order and its numbers are part of what it says. */
export function postText<T>(path: string, text: string): Promise<T> {
  return request<T>('POST', path, { text });
}

export function patch<T>(path: string, body: unknown): Promise<T> {
  return request<T>('PATCH', path, { body });
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return request<T>('PUT', path, { body });
}

export function remove(path: string, query?: Query, body?: unknown): Promise<void> {
  return request<void>('DELETE', path, { query, body });
}

export function upload<T>(path: string, form: FormData, underway: Underway): Promise<Answered<T>> {
  return answered<T>('POST', path, { form, ...underway });
}

/** Every item of a list, page by page. */
export async function all<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await get<Page<T>>(path, { ...query, limit: 1000, cursor }, signal);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return items;
}

/** The address of something that the browser fetches by itself: a download, an event stream. */
export function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return root + path + (search ? `?${search}` : '');
}

async function request<T>(method: string, path: string, options: Options): Promise<T> {
  return (await answered<T>(method, path, options)).body;
}

async function answered<T>(method: string, path: string, options: Options): Promise<Answered<T>> {
  let answer = await send(method, path, options);
  if (answer.status === 403 && method !== 'GET' && (await lostToken(answer))) {
    await send('GET', '/auth/session', {});
    answer = await send(method, path, options);
  }
  if (answer.ok) return { status: answer.status, body: (await content(answer)) as T };
  throw await problemOf(path, answer);
}

/**
 * Whether a download would begin. What is refused can so be said on the page, and the file itself still goes to the disk
 * by the browser's own way. The words of a refusal come with the answer that has a body.
 */
export async function demandDownload(path: string, query: Query): Promise<void> {
  if ((await send('HEAD', path, { query })).ok) return;
  const enough = new AbortController();
  const answer = await send('GET', path, { query, signal: enough.signal });
  if (!answer.ok) throw await problemOf(path, answer);
  enough.abort();
}

async function problemOf(path: string, answer: Response): Promise<Problem> {
  if (answer.status === 401 && !path.startsWith('/auth/')) signedOut?.();
  return new Problem(answer.status, await problemBody(answer), secondsIn(answer.headers.get('Retry-After')));
}

function send(method: string, path: string, options: Options): Promise<Response> {
  const { query, body, text, form, once, onProgress, signal } = options;
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  const json = text ?? (body === undefined ? undefined : JSON.stringify(body));
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  if (once !== undefined) headers['Idempotency-Key'] = once;
  const token = csrfToken();
  if (!['GET', 'HEAD'].includes(method) && token) headers['X-XSRF-TOKEN'] = token;
  if (form && onProgress) return sendForm(address(path, query), headers, form, { signal, onProgress });
  return fetch(address(path, query), {
    method,
    headers,
    body: form ?? json,
    signal,
    credentials: 'same-origin',
  });
}

/** Read at each request: the token changes when a person signs in. */
export function csrfToken(cookies: string = document.cookie): string | null {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies);
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}

/** A `Retry-After` is a number of seconds or a time; null where there is none. */
export function secondsIn(header: string | null, now: number = Date.now()): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : Math.max(0, (time - now) / 1000);
}

async function lostToken(answer: Response): Promise<boolean> {
  const body = await problemBody(answer.clone());
  return /csrf/i.test(JSON.stringify(body)) || csrfToken() === null;
}

async function content(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined;
  const body = await answer.text();
  return body === '' ? undefined : JSON.parse(body);
}

async function problemBody(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(await answer.text());
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function session(): Promise<Session> {
  return get<Session>('/auth/session');
}
