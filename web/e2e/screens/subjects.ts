import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { exampleSchema } from '../../src/features/schemas/model/example';
import { Client, operator, until } from '../client';
import { corpus } from '../job';
import { startReceiver } from '../receiver';

export type Who = 'operator' | 'newcomer' | 'nobody';

/** Whose pages the pictures are of. */
export const signedIn: Partial<Record<Who, Awaited<ReturnType<BrowserContext['storageState']>>>> = {};
/** What is on them: ids, and addresses of documents within their project. */
export const made = {
  specs: '',
  papers: '',
  empty: '',
  paused: '',
  schema: '',
  document: '',
  failing: '',
  unread: '',
  invitation: '',
  delivered: '',
  refused: '',
};

/** Fills the product with real documents, and with work on them. */
export async function makeReady(browser: Browser): Promise<void> {
  const context = await browser.newContext();
  const client = await Client.signedIn(context, operator, 'Mara Lindqvist');
  signedIn.operator = await context.storageState();
  made.schema = await client.schema(JSON.parse(exampleSchema) as Record<string, unknown>);
  await client.schema({
    schema_ref: 'obligations',
    properties: {
      party: { title: 'Party', type: 'string' },
      due: { title: 'Due', type: 'string', format: 'date' },
      amount: { title: 'Amount', type: 'number' },
    },
  });
  made.empty = await client.project('Board minutes');
  await paused(client);
  await papers(client);
  await outward(client);
  await specifications(client);
  await client.post('/account/tokens', { name: 'nightly export' });
  const { link } = await client.post<{ link: string }>(`/projects/${made.specs}/invitations`, {
    email: 'jonas.weber@example.org',
    role: 'reviewer',
  });
  made.invitation = /\/invitation#token=[\w-]+/.exec(link)![0];
  await context.close();
  const newcomer = await browser.newContext();
  await Client.signedIn(newcomer, 'newcomer', 'Ines Moreau');
  signedIn.newcomer = await newcomer.storageState();
  await newcomer.close();
}

/** A large project in the middle of its review. */
async function specifications(client: Client): Promise<void> {
  made.specs = await client.project('Ethereum specifications');
  await client.documents(made.specs, read(corpus ? join(corpus, 'md-eips') : 'e2e/files', /\.md$/));
  await client.apply(made.specs, made.schema);
  const runs = await client.runs(made.specs);
  const { items } = await client.get<{ items: { source_uid: string; doc_title: string }[] }>(
    `/projects/${made.specs}/documents?limit=100`,
  );
  // One that many have read stands first.
  const known = items.find(({ doc_title }) => doc_title === 'eip-1559')?.source_uid;
  runs.sort((one, other) => Number(other.source_uid === known) - Number(one.source_uid === known));
  for (const [at, { run_id, source_uid }] of runs.entries()) {
    if (at === 0) made.document = `${source_uid}?run=${run_id}`;
    if (at % 5 === 4) continue;
    const all = await client.overlays(made.specs, run_id);
    const share = at % 3 === 0 ? Math.ceil(all.length / 3) : all.length;
    const blocks = (from: number, to: number) => all.slice(from, to).map(({ block_uid }) => block_uid);
    const tell = (verb: string, block_uids: string[], more = {}) =>
      block_uids.length > 0 &&
      client.post(`/projects/${made.specs}/runs/${run_id}/${verb}`, { block_uids, ...more });
    await tell('reject', blocks(3, 4), { to: 'rejected' });
    await tell('confirm', [...blocks(0, 3), ...blocks(4, share)]);
  }
}

/** A project whose work has stopped, with the words of the provider. */
async function paused(client: Client): Promise<void> {
  made.paused = await client.project('Supplier agreements');
  await client.documents(made.paused, read('e2e/files', /\.md$/));
  await client.apply(made.paused, made.schema, false, { model: 'claude-sonnet-4-5' });
  await client.post(`/projects/${made.paused}/dispatch`, { schema_id: made.schema });
  await until(async () => (await client.runs(made.paused)).every(({ status }) => status === 'paused'));
}

/** A small project of many kinds of files: some cannot be read, and some blocks cannot be answered. */
async function papers(client: Client): Promise<void> {
  made.papers = await client.project('Contracts and slides');
  const files = corpus
    ? {
        ...read(join(corpus, 'docx'), /\.docx$/),
        ...read(join(corpus, 'pptx'), /(comments|sample|image|chart)\.pptx$/),
        ...read(join(corpus, 'pdf'), /(multi_page|booking-2024|RECEIPT.*)\.pdf$/),
      }
    : read('e2e/files', /\.md$/);
  await client.documents(made.papers, {
    ...files,
    'scanned-annex.pdf': '%PDF-1.7\nThis says that it is a PDF, and has no page.\n%%EOF\n',
  });
  await client.apply(made.papers, made.schema, true, {
    model: 'offline',
    routing: [{ block_types: ['list_item', 'table'], model: 'claude-haiku-4-5' }],
  });
  const worst = (await client.runs(made.papers)).sort((a, b) => b.counts.failed - a.counts.failed)[0]!;
  made.failing = `${worst.source_uid}?run=${worst.run_id}`;
  const { items } = await client.get<{ items: { source_uid: string; status: string }[] }>(
    `/projects/${made.papers}/documents?limit=100`,
  );
  made.unread = items.find(({ status }) => status.endsWith('_failed'))?.source_uid ?? '';
}

/** Three webhooks of a project: one whose calls arrive, one that refuses them, and one that is paused. */
async function outward(client: Client): Promise<void> {
  const [takes, refuses] = [await startReceiver(), await startReceiver()];
  Object.assign(refuses.answer, { status: 503, body: '{"error":"the index is being rebuilt"}' });
  const hook = async (name: string, url: string, trigger: string, more = {}) => {
    const settings = { url, auth: 'none', headers: [], signed: false, gzip: true };
    const wish = { kind: 'webhook', name, trigger, settings, ...more };
    const { integration_id } = await client.post<{ integration_id: string }>(
      `/projects/${made.papers}/integrations`,
      wish,
    );
    return integration_id;
  };
  made.delivered = await hook('Search index', takes.url, 'batch');
  made.refused = await hook('Warehouse', refuses.url.replace('blockdata', 'warehouse'), 'batch');
  await hook('Archive', takes.url.replace('blockdata', 'archive'), 'batch', { paused: true });
  const runs = (await client.runs(made.papers)).filter(({ counts }) => counts.ai_complete > 0);
  for (const { run_id } of runs.slice(0, 4)) {
    const staged = (await client.overlays(made.papers, run_id)).filter(
      ({ status }) => status === 'ai_complete',
    );
    const block_uids = staged.slice(0, 5).map(({ block_uid }) => block_uid);
    await client.post(`/projects/${made.papers}/runs/${run_id}/confirm`, { block_uids });
  }
  const state = (id: string) =>
    client.get<{ waiting: number; failure: string | null }>(`/projects/${made.papers}/integrations/${id}`);
  await until(async () => (await state(made.delivered)).waiting === 0);
  await until(async () => (await state(made.refused)).failure !== null);
}

function read(folder: string, named: RegExp): Record<string, Buffer> {
  const files = readdirSync(folder).filter((name) => named.test(name));
  return Object.fromEntries(files.map((name) => [basename(name), readFileSync(join(folder, name))]));
}
