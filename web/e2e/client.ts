import type { APIRequestContext, BrowserContext } from '@playwright/test';

export const password = 'a long enough passphrase 7';
/** Who runs the installation that the journeys drive. */
export const operator = 'operator';

/** Who has registered already: one place may do so thirty times an hour. */
const known = new Set<string>();

type Json = Record<string, unknown>;
type Counts = Record<'pending' | 'claimed' | 'ai_complete' | 'confirmed' | 'rejected' | 'failed', number>;
export interface Run {
  run_id: string;
  source_uid: string;
  schema_id: string;
  status: string;
  counts: Counts;
}
export interface Overlay {
  block_uid: string;
  block_index: number;
  revision: number;
  status: string;
  staging: Json | null;
  confirmed: Json | null;
}

/** The account of a browser as a program uses it: what a journey is not about is made ready this way. */
export class Client {
  private readonly request: APIRequestContext;

  constructor(
    private readonly context: BrowserContext,
    private readonly origin = process.env.BLOCKDATA_URL ?? 'http://localhost:8080',
  ) {
    this.request = context.request;
  }

  /** Signs in, as somebody new where the name is new. */
  static async signedIn(context: BrowserContext, name: string, shown?: string): Promise<Client> {
    const client = new Client(context);
    const email = `${name}@example.org`;
    await client.get('/auth/session');
    if (!known.has(email)) {
      const registered = await client.send('POST', '/auth/register', {
        email,
        password,
        display_name: shown ?? `${name[0]!.toUpperCase()}${name.slice(1)} Example`,
      });
      if (!registered.ok() && registered.status() !== 409) throw new Error(await registered.text());
      known.add(email);
    }
    await client.post('/auth/login', { email, password });
    await client.get('/auth/session');
    return client;
  }

  async get<T = Json>(path: string): Promise<T> {
    const answer = await this.request.get(`${this.origin}/api/v1${path}`);
    if (!answer.ok()) throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async post<T = Json>(path: string, data: unknown = {}): Promise<T> {
    const answer = await this.send('POST', path, data);
    if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
    const text = await answer.text();
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  async send(method: 'POST' | 'PATCH' | 'DELETE', path: string, data?: unknown) {
    return this.request.fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: { 'X-XSRF-TOKEN': await this.token() },
      data,
    });
  }

  async project(name: string): Promise<string> {
    return (await this.post<{ project_id: string }>('/projects', { project_name: name })).project_id;
  }

  async schema(artifact: Json): Promise<string> {
    return (await this.post<{ schema_id: string }>('/schemas', artifact)).schema_id;
  }

  /** Uploads files and waits until each is read, or could not be. */
  async documents(project: string, files: Record<string, string | Buffer>): Promise<string[]> {
    const made: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      const answer = await this.request.post(`${this.origin}/api/v1/projects/${project}/documents`, {
        headers: { 'X-XSRF-TOKEN': await this.token() },
        multipart: {
          file: { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
        },
      });
      if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`);
      made.push(((await answer.json()) as { source_uid: string }).source_uid);
    }
    await until(async () => {
      const { items } = await this.get<{ items: { status: string }[] }>(
        `/projects/${project}/documents?limit=1000`,
      );
      return items.every(({ status }) => /^ingested$|_failed$/.test(status));
    });
    return made;
  }

  async runs(project: string): Promise<Run[]> {
    return (await this.get<{ items: Run[] }>(`/projects/${project}/runs?limit=1000`)).items;
  }

  async overlays(project: string, run: string): Promise<Overlay[]> {
    return (await this.get<{ items: Overlay[] }>(`/projects/${project}/runs/${run}/overlays?limit=1000`))
      .items;
  }

  /** Applies a schema to all documents and, unless told otherwise, has every block answered. */
  async apply(project: string, schema_id: string, work = true, model_config?: Json): Promise<void> {
    await this.post(`/projects/${project}/apply-schema`, { schema_id, model_config });
    if (!work) return;
    await this.post(`/projects/${project}/dispatch`, { schema_id });
    await until(async () =>
      (await this.runs(project)).every(({ counts }) => counts.pending + counts.claimed === 0),
    );
  }

  private async token(): Promise<string> {
    const cookies = await this.context.cookies(this.origin);
    return decodeURIComponent(cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '');
  }
}

/** Asks again and again until it is so. */
export async function until(isSo: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not come to be so in time.');
    await new Promise((done) => setTimeout(done, 100));
  }
}
