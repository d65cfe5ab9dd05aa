import { shared as t } from 'texts/shared';

/** What a caller wants of a form on its way: to be told how far it is, and to be able to stop it. */
export interface Underway {
  signal?: AbortSignal;
  /** How much of the body has left, from 0 to 1. */
  onProgress: (share: number) => void;
}

/** Posts a form as `fetch` does, and tells how much of it has left, which `fetch` cannot. */
export function sendForm(
  address: string,
  headers: Record<string, string>,
  form: FormData,
  { signal, onProgress }: Underway,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const over = (end: () => void) => () => {
      signal?.removeEventListener('abort', stop);
      end();
    };
    request.open('POST', address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = over(() => resolve(answerOf(request)));
    request.onerror = over(() => reject(new TypeError(t.problem.notSent)));
    request.onabort = over(() => reject(new DOMException(t.problem.stopped, 'AbortError')));
    if (signal?.aborted) {
      request.onabort(new ProgressEvent('abort'));
      return;
    }
    signal?.addEventListener('abort', stop);
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['Content-Type', 'Retry-After']) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  const body = request.status === 204 ? null : request.responseText;
  return new Response(body, { status: request.status, headers });
}
