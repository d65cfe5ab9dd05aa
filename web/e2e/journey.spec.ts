import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { accessible, shoot, watch } from './watch';

test.describe.configure({ mode: 'serial' });

const files = ['greeting-protocol', 'lamp-interface', 'naming-of-rooms'].map(
  (name) => `e2e/files/${name}.md`,
);
const account = { email: 'ana@example.org', password: 'a long enough passphrase 7', name: 'Ana Rivera' };
const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`);

test('from upload to a confirmed export', async ({ page }) => {
  const complaints = await watch(page);

  await test.step('register', async () => {
    await page.goto('/app');
    await expect(page).toHaveURL(/\/login/);
    await shoot(page, 'login');
    await page.getByRole('link', { name: 'Register' }).click();
    await page.getByLabel('Name').fill(account.name);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Register' }).click();
    await expect(page.getByText('No projects yet')).toBeVisible();
  });

  await test.step('make a project', async () => {
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name').fill('Standards');
    await page.getByRole('button', { name: 'Create project' }).click();
    await expect(page.getByText('No documents yet')).toBeVisible();
  });
  const project = new URL(page.url()).pathname;

  await test.step('drop three files', async () => {
    await drop(page, files);
    for (const title of ['Greeting protocol', 'Lamp interface', 'Naming of rooms']) {
      await expect(page.locator('tbody tr').filter({ hasText: title })).toContainText('Ingested');
    }
    await expect(page.getByText('3 files read').first()).toBeVisible();
    await page.getByRole('button', { name: 'Close the list of uploads' }).click();
  });

  await test.step('register the example schema', async () => {
    await page.getByRole('link', { name: 'Schemas' }).click();
    await page.getByRole('link', { name: 'Start from an example' }).click();
    await expect(page.getByText('Ready to be registered as spec_review.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Columns' }).getByText('6 fields')).toBeVisible();
    await shoot(page, 'schema-new');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'spec_review' })).toBeVisible();
    await expect(page.getByText('No run uses it yet.')).toBeVisible();
    await shoot(page, 'schema');
  });

  await test.step('apply it and run to the end', async () => {
    await page.goto(project);
    await page.getByRole('button', { name: 'Apply schema' }).click();
    await expect(page.getByText(/Runs for 3 documents, \d+ blocks\./)).toBeVisible();
    await page.getByRole('button', { name: 'Make 3 runs' }).click();
    await expect(page.getByRole('button', { name: /^Confirm \d+$/ })).toBeEnabled({ timeout: 60_000 });
    const pending = page.locator('dl div').filter({ hasText: 'Pending' }).locator('dd');
    await expect(pending).toHaveText('0', { timeout: 60_000 });
    await expect(page.getByText('offline').first()).toBeVisible();
    await shoot(page, 'project');
  });

  await test.step('edit a cell', async () => {
    await page.getByRole('cell', { name: 'Greeting protocol' }).getByRole('link').click();
    await expect(cell(page, 0, 'content')).toContainText('Greeting protocol');
    await expect(cell(page, 2, 'status')).toContainText('Staged');
    await shoot(page, 'document');
    await cell(page, 2, 'f:summary').click();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Summary' }).fill('Whoever begins must greet first.');
    // What somebody else does meanwhile is shown, and leaves the open editor alone.
    await editElsewhere(page, 5, 'Changed by somebody else.');
    await expect(cell(page, 5, 'f:summary')).toHaveText('Changed by somebody else.');
    await expect(page.getByRole('textbox', { name: 'Summary' })).toHaveValue(
      'Whoever begins must greet first.',
    );
    await page.keyboard.press('Control+Enter');
    await expect(cell(page, 2, 'f:summary')).toHaveText('Whoever begins must greet first.');
  });

  await test.step('confirm one by key, reject one, read its history', async () => {
    await cell(page, 2, 'content').click();
    await page.keyboard.press('c');
    await expect(cell(page, 2, 'status')).toContainText('Confirmed');
    await expect(cell(page, 3, 'status')).toContainText('Staged');
    await page.keyboard.press('r');
    await expect(cell(page, 3, 'status')).toContainText('Rejected');
    await cell(page, 2, 'content').click();
    await page.keyboard.press('d');
    const details = page.getByRole('complementary', { name: 'Block 3' });
    await expect(details).toContainText('Whoever begins must greet first.');
    await expect(details.getByRole('listitem').first()).toBeVisible();
    await shoot(page, 'details');
    await details.getByRole('button', { name: 'Close the details' }).click();
  });

  await test.step('confirm the rest of the document', async () => {
    await cell(page, 4, 'content').click();
    await page.keyboard.press('Shift+C');
    const button = page.getByRole('dialog').getByRole('button', { name: /^Confirm \d+ blocks$/ });
    await expect(button).toBeVisible();
    await button.click();
    await expect(page.getByText(/All decided/).or(page.getByText(/failed$/))).toBeVisible();
    await page.getByText('Expanded').click();
    await shoot(page, 'expanded');
    await page.getByText('Compact').click();
  });

  await test.step('export it', async () => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Download' }).click();
    const lines = readFileSync(await (await waiting).path(), 'utf8')
      .trimEnd()
      .split('\n');
    const read = lines.map((line) => JSON.parse(line) as ExportLine);
    expect(read.map((line) => line.immutable.block.block_index)).toEqual(lines.map((_, index) => index));
    expect(read[2]!.user_defined.data).toMatchObject({ summary: 'Whoever begins must greet first.' });
    expect(read[2]!.user_defined.schema_ref).toBe('spec_review');
    expect(read[3]!.user_defined.data).toBeNull();
    expect(read[2]!.immutable.block.block_content).toContain('A party MUST send a greeting');
  });

  await test.step('home says what waits', async () => {
    await page.goto('/app');
    const waiting = page.getByRole('region', { name: 'Waiting for review' });
    await expect(waiting.getByRole('link', { name: /^Standards/ })).toContainText('staged');
    await shoot(page, 'home');
    await waiting.getByRole('link', { name: /^Standards/ }).click();
    await expect(page).toHaveURL(new RegExp(`${project}$`));
  });

  await test.step('an address with the wrong project leads to the right one', async () => {
    const link = page.getByRole('cell', { name: 'Lamp interface' }).getByRole('link');
    const document = new URL((await link.getAttribute('href'))!, page.url());
    await page.goto('/app');
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name').fill('Elsewhere');
    await page.getByRole('button', { name: 'Create project' }).click();
    await expect(page.getByText('No documents yet')).toBeVisible();
    const other = new URL(page.url()).pathname;
    const before = complaints.length;
    await page.goto(document.pathname.replace(project, other));
    await expect(page).toHaveURL(new RegExp(project));
    await expect(page.getByRole('heading', { level: 1, name: 'Lamp interface' })).toBeVisible();
    // The browser itself tells of the answer that there is no such document there.
    expect(complaints.splice(before).every((each) => each.includes('404'))).toBe(true);
  });

  await test.step('confirm the rest of the project', async () => {
    await page.goto(project);
    await page.getByRole('button', { name: /^Confirm \d+$/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Confirm \d+ blocks$/ })
      .click();
    await expect(page.getByRole('button', { name: 'Confirm staged' })).toBeDisabled();
    await shoot(page, 'project-done');
  });

  await test.step('a schema in use is forked, not changed or deleted', async () => {
    await page.goto('/app/schemas');
    await page.getByRole('link', { name: 'spec_review' }).click();
    await expect(page.getByRole('row', { name: /^Standards 3 3 / })).toBeVisible();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('dialog', { name: 'spec_review is in use' })).toContainText('3 runs use it');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Fork' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('spec_review-2');
    await page.getByRole('button', { name: 'Remove Mentions' }).click();
    await page.getByRole('button', { name: 'Add a field' }).click();
    await page.keyboard.type('Open question');
    await page.getByLabel('Holds').last().selectOption('Yes or no');
    await expect(page.getByText('Ready to be registered as spec_review-2.')).toBeVisible();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'spec_review-2' })).toBeVisible();
    await expect(page.getByRole('cell', { name: 'open_question' })).toBeVisible();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete schema' }).click();
    await expect(page.getByRole('link', { name: 'spec_review' })).toHaveCount(1);
  });

  await test.step('settings, a page that is not there, and out', async () => {
    await page.goto('/app/settings');
    await expect(page.getByRole('main').getByText(account.email)).toBeVisible();
    await shoot(page, 'settings');
    await page.goto('/app/nowhere');
    await expect(page.getByText('There is no such page')).toBeVisible();
    await page.getByRole('button', { name: /account$/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/login/);
  });

  expect(complaints).toEqual([]);
});

test('every page can be read by everybody', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('E-mail').waitFor();
  await accessible(page);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Standards' }).waitFor();
  await accessible(page);
  await page.getByRole('link', { name: 'Standards' }).click();
  await page.getByRole('cell', { name: 'Lamp interface', exact: true }).waitFor();
  await accessible(page);
  await page.getByRole('cell', { name: 'Lamp interface' }).getByRole('link').click();
  await cell(page, 0, 'status').waitFor();
  await accessible(page);
  for (const path of ['/app/schemas', '/app/schemas/new?template=facts', '/app/settings']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await accessible(page);
  }
  await page.goto('/app');
  await page.getByRole('button', { name: 'Actions for Standards' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Standards?' });
  await expect(dialog).toContainText('Its 3 documents and 3 runs go with it');
  await dialog.getByLabel('Type “Standards” to go on').fill('Standards');
  await accessible(page);
  await dialog.getByRole('button', { name: 'Delete project' }).click();
  await dialog.getByRole('checkbox', { name: /^I know that \d+ confirmed blocks? go/ }).check();
  await dialog.getByRole('button', { name: /^Delete project with \d+ confirmed blocks$/ }).click();
  await expect(page.getByRole('link', { name: 'Elsewhere' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Standards' })).toHaveCount(0);
  await context.close();
});

interface ExportLine {
  immutable: { block: { block_index: number; block_content: string } };
  user_defined: { schema_ref: string | null; data: Record<string, unknown> | null };
}

/** Drops files onto the page as a person would drag them in. */
async function drop(page: Page, paths: string[]): Promise<void> {
  const contents = paths.map((path) => ({ name: path.split('/').at(-1)!, text: readFileSync(path, 'utf8') }));
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name, { type: 'text/markdown' }));
    return transfer;
  }, contents);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
  const zone = page.getByText('Drop to upload');
  await expect(zone).toBeVisible();
  await zone.dispatchEvent('drop', { dataTransfer: data });
}

interface Seen {
  run_id: string;
  block_uid: string;
  block_index: number;
  revision: number;
  staging: Record<string, unknown>;
}

/** Changes the summary of a block of the document on the page, as another client of the same account would. */
async function editElsewhere(page: Page, index: number, summary: string) {
  await page.evaluate(
    async ([at, text]) => {
      const [, project, source] = /projects\/([^/]+)\/documents\/([^/?]+)/.exec(location.pathname)!;
      const api = `/api/v1/projects/${project}`;
      const read = async (path: string) => (await (await fetch(api + path)).json()) as { items: Seen[] };
      const run = (await read(`/runs?source_uid=${source}`)).items[0]!.run_id;
      const overlays = (await read(`/runs/${run}/overlays`)).items;
      const overlay = overlays.find((each) => each.block_index === at)!;
      const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)![1]!;
      const answer = await fetch(`${api}/runs/${run}/overlays/${overlay.block_uid}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
        body: JSON.stringify({ data: { ...overlay.staging, summary: text }, revision: overlay.revision }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [index, summary] as const,
  );
}
