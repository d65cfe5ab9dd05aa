import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { BlobReader, TextWriter, ZipReader, configure } from '@zip.js/zip.js/index-native.js';
import { Client } from './client';
import { shoot, watch } from './watch';

test.use({ actionTimeout: 30_000, colorScheme: 'light' });

const lines = (title: string) =>
  Array.from({ length: 20 }, (_, at) => `${title} ${at + 1}: a party MUST answer within ${at} seconds.`).join(
    '\n\n',
  );
const schema = (schema_ref: string) => ({
  schema_ref,
  type: 'object',
  properties: { summary: { title: 'Summary', type: 'string', maxLength: 400 } },
});
const dialog = (page: Page) => page.getByRole('dialog');
const pending = (page: Page) => page.locator('dl div').filter({ hasText: 'Pending' }).locator('dd');
const more = async (page: Page, item: string | RegExp) => {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('a whole project at once: a trial, the rest, confirmed, exported, cancelled, deleted', async ({
  context,
  page,
}) => {
  test.setTimeout(180_000);
  const complaints = await watch(page);
  const client = await Client.signedIn(context, 'bulk');
  const project = await client.project('In bulk');
  await client.documents(project, { 'first.md': lines('First'), 'second.md': lines('Second') });
  const schema_id = await client.schema(schema('bulk'));
  await page.goto(`/app/projects/${project}`);

  await test.step('applied to all, without beginning', async () => {
    await page.getByRole('button', { name: 'Apply schema' }).click();
    await expect(dialog(page)).toContainText('Runs for 2 documents, 40 blocks.');
    await dialog(page).getByLabel('Start working at once').uncheck();
    await shoot(page, 'bulk-apply');
    await dialog(page).getByRole('button', { name: 'Make 2 runs' }).click();
    await expect(pending(page)).toHaveText('40');
  });

  await test.step('a few blocks first', async () => {
    await more(page, 'Run the first 20 blocks');
    await shoot(page, 'bulk-trial');
    await dialog(page).getByRole('button', { name: 'Run the first 20' }).click();
    await expect(page.getByRole('button', { name: 'Confirm 20' })).toBeVisible();
    await expect(pending(page)).toHaveText('20');
  });

  await test.step('paused, resumed, and the rest of them', async () => {
    // What only waits stands still already: the menu does not offer to pause it.
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Cancel 2 runs…' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: /^Pause/ })).toBeHidden();
    await page.keyboard.press('Escape');
    for (const { run_id } of await client.runs(project)) {
      await client.post(`/projects/${project}/runs/${run_id}/pause`);
    }
    await expect(page.getByText('2 runs paused', { exact: true })).toBeVisible();
    await expect(page.getByText(/by hand/)).toBeVisible();
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await expect(page.getByText(/by hand/)).toBeHidden();
    const run = page.getByRole('button', { name: 'Run pending' });
    // Runs that go on may have been sent to work with it.
    if (await run.isEnabled().catch(() => false)) {
      await run.click();
      await dialog(page).getByRole('button', { name: 'Run 20 blocks' }).click();
    }
    await expect(page.getByRole('button', { name: 'Confirm 40' })).toBeVisible();
  });

  await test.step('all confirmed', async () => {
    await page.getByRole('button', { name: 'Confirm 40' }).click();
    await expect(dialog(page)).toContainText(
      '40 staged blocks in 2 documents in this project with bulk will be confirmed',
    );
    await shoot(page, 'bulk-confirm');
    await dialog(page).getByRole('button', { name: 'Confirm 40 blocks' }).click();
    await expect(page.getByText('40 blocks confirmed.').first()).toBeVisible();
    await expect(page.getByText(/All decided: 40 confirmed/)).toBeVisible();
  });

  await test.step('exported, in one file and in one for each document', async () => {
    const merged = await download(page, 'One file');
    expect(values(new TextDecoder().decode(merged))).toHaveLength(40);
    configure({ useWebWorkers: false });
    const archive = new ZipReader(new BlobReader(new Blob([await download(page, 'One file a document')])));
    const entries = await archive.getEntries();
    expect(entries.map(({ filename }) => filename).sort()).toEqual([
      'first.jsonl',
      'manifest.json',
      'second.jsonl',
    ]);
    for (const entry of entries) {
      if (entry.directory || !entry.filename.endsWith('.jsonl')) continue;
      const read = values(await entry.getData(new TextWriter()));
      expect(read).toHaveLength(20);
      expect(read.every(({ user_defined }) => typeof user_defined.data?.summary === 'string')).toBe(true);
    }
    await archive.close();
  });

  await test.step('new runs are cancelled', async () => {
    await client.apply(project, await client.schema(schema('bulk_again')), false);
    await page.reload();
    await page
      .getByLabel('Schema')
      .selectOption('bulk_again')
      .catch(() => undefined);
    await more(page, 'Cancel 2 runs…');
    await dialog(page).getByRole('button', { name: 'Cancel 2 runs' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect
      .poll(async () => (await client.runs(project)).map(({ status }) => status).sort())
      .toEqual(['cancelled', 'cancelled', 'complete', 'complete']);
  });

  const run = (await client.runs(project)).find(({ schema_id: of }) => of === schema_id)!;
  await test.step('a run is deleted, with what a person confirmed in it', async () => {
    await page.goto(`/app/projects/${project}/documents/${run.source_uid}?run=${run.run_id}`);
    await expect(page.locator('.ag-row[row-index="0"] [col-id="status"]')).toContainText('Confirmed');
    await more(page, 'Delete run…');
    await dialog(page).getByRole('button', { name: 'Delete run' }).click();
    await expect(dialog(page)).toContainText('20 blocks have been confirmed by a person.');
    await shoot(page, 'bulk-delete-run');
    await dialog(page).getByRole('checkbox', { name: 'I know that 20 confirmed blocks go' }).check();
    await dialog(page).getByRole('button', { name: 'Delete run with 20 confirmed blocks' }).click();
    await expect(page).not.toHaveURL(new RegExp(run.run_id));
  });

  await test.step('a document is deleted, from its own page and from the list', async () => {
    await more(page, 'Delete document…');
    await dialog(page).getByRole('button', { name: 'Delete document' }).click();
    await expect(page).toHaveURL(new RegExp(`/app/projects/${project}$`));
    await page.getByRole('button', { name: /^Actions for (first|second)$/ }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await dialog(page).getByRole('button', { name: 'Delete document' }).click();
    await dialog(page).getByRole('checkbox', { name: 'I know that 20 confirmed blocks go' }).check();
    await dialog(page)
      .getByRole('button', { name: /with 20 confirmed blocks$/ })
      .click();
    await expect(page.getByText('No documents yet')).toBeVisible();
    await shoot(page, 'project-empty');
  });

  await test.step('a project is deleted from its own page', async () => {
    await more(page, 'Delete project…');
    await dialog(page).getByLabel('Type “In bulk” to go on').fill('In bulk');
    await dialog(page).getByRole('button', { name: 'Delete project' }).click();
    await expect(page).toHaveURL(/\/app$/);
    await expect(page.getByText('No projects yet')).toBeVisible();
  });

  // The first question about confirmed work is the server's refusal, which the browser tells of itself.
  expect(complaints.filter((words) => !/status of 409/.test(words))).toEqual([]);
});

test('what is typed while nothing can be reached is kept, and goes through when all is back', async ({
  context,
  page,
}) => {
  const client = await Client.signedIn(context, 'bulk');
  const project = await client.project('Far away');
  await client.documents(project, { 'far.md': lines('Far') });
  await client.apply(project, await client.schema(schema('far')));
  const { source_uid, run_id } = (await client.runs(project))[0]!;
  await page.goto(`/app/projects/${project}/documents/${source_uid}?run=${run_id}`);
  const cell = page.locator('.ag-row[row-index="1"] [col-id="f:summary"]');
  await expect(cell).toHaveText(/\w/);
  await context.setOffline(true);
  await cell.click();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Summary' }).fill('Written on a train.');
  await page.keyboard.press('Control+Enter');
  const kept = page.getByRole('alert').filter({ hasText: 'Block 2, Summary' });
  await expect(kept).toContainText('Written on a train.');
  await shoot(page, 'offline');
  await context.setOffline(false);
  await kept.getByRole('button', { name: 'Try again' }).click();
  await expect(kept).toBeHidden();
  await expect(cell).toHaveText('Written on a train.');
  expect((await client.overlays(project, run_id))[1]!.staging).toEqual({ summary: 'Written on a train.' });
});

interface Line {
  user_defined: { data: Record<string, unknown> | null };
}

function values(text: string): Line[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

async function download(page: Page, layout: string): Promise<Uint8Array<ArrayBuffer>> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export…' }).click();
  await dialog(page).getByRole('radio', { name: layout, exact: true }).check();
  await dialog(page).getByRole('link', { name: 'Download' }).click();
  return new Uint8Array(readFileSync(await (await waiting).path()));
}
