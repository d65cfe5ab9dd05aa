import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

export interface Account {
  email: string;
  password: string;
  name: string;
}

/** A cell of the grid. */
export const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`);
const schema = JSON.stringify({
  schema_ref: 'care',
  type: 'object',
  properties: {
    level: { title: 'Level', type: 'string', enum: ['MUST', 'SHOULD', 'MAY', 'none'] },
    confidence: { title: 'Confidence', type: 'number', minimum: 0, maximum: 1 },
    summary: { title: 'Summary', type: 'string', maxLength: 400 },
    parties: {
      title: 'Parties',
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'role'],
        properties: {
          name: { title: 'Name', type: 'string', minLength: 1 },
          role: { title: 'Role', enum: ['client', 'server'] },
          note: { title: 'Note', type: ['string', 'null'] },
        },
      },
    },
  },
});

export async function register(page: Page, account: Account): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Name').fill(account.name);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
}

export async function signIn(page: Page, account: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens a cell's editor by the keyboard, wherever the column is. */
export async function edit(page: Page, row: number, column: string): Promise<void> {
  await goTo(page, row, column);
  await page.keyboard.press('Enter');
}

/** To a cell by the keyboard. */
export async function goTo(page: Page, row: number, column: string): Promise<void> {
  await cell(page, row, 'content').click();
  for (let step = 0; step < 8; step += 1) {
    const at = await page.locator('.ag-cell:focus').getAttribute('col-id');
    if (at === column) break;
    await page.keyboard.press('ArrowRight');
  }
}

/** Makes a project, three documents and a run on each, as a program of the same account would. */
export async function prepare(page: Page, name: string): Promise<string> {
  const text = readFileSync('e2e/files/greeting-protocol.md', 'utf8');
  const id = await page.evaluate(
    async ([artifact, body, projectName]) => {
      const call = async (path: string, given: string | FormData) => {
        const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)![1]!;
        const answer = await fetch(`/api/v1${path}`, {
          method: 'POST',
          headers: {
            'X-XSRF-TOKEN': decodeURIComponent(token),
            ...(typeof given === 'string' ? { 'Content-Type': 'application/json' } : {}),
          },
          body: given,
        });
        if (!answer.ok) throw new Error(await answer.text());
        return (await answer.json()) as Record<string, string>;
      };
      const project = (await call('/projects', JSON.stringify({ project_name: projectName }))).project_id!;
      for (const name of ['eip-10', 'eip-1', 'EIP-2']) {
        const form = new FormData();
        const begin = `# ${name}\n\nAbout it.\n\n**Mismatch** of the *types* in [EIP-2718](./eip-2718.md) is an error.\n\n`;
        form.append('file', new File([begin + body.replace(/^# .*\n/, '')], `${name}.md`));
        await call(`/projects/${project}/documents`, form);
      }
      const schema_id = (await call('/schemas', artifact)).schema_id!;
      for (;;) {
        const read = await fetch(`/api/v1/projects/${project}/documents`);
        const { items } = (await read.json()) as { items: { status: string }[] };
        if (items.every(({ status }) => status === 'ingested')) break;
        await new Promise((done) => setTimeout(done, 200));
      }
      await call(`/projects/${project}/apply-schema`, JSON.stringify({ schema_id }));
      await call(`/projects/${project}/dispatch`, JSON.stringify({ schema_id }));
      return project;
    },
    [schema, text, name] as const,
  );
  return `/app/projects/${id}`;
}
