import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { Client } from './client';
import { accessible, shoot, watch } from './watch';

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 30_000 });

const policy = `# Handling of complaints

This policy apply to every complaint that reaches us by post or on the phone.

## Who answers

- Complaints on money go to the treasurer.
- Complaints on people go to the board.

What has been said above is said here once more.
`;
const schema = {
  schema_ref: 'copy_edit',
  type: 'object',
  properties: { revised_content: { title: 'Revised', type: 'string' } },
};
const made = { project: '', policy: '', run: '', page: '' };
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });

test('what is confirmed leaves: as tables, from the background, and put into the document', async ({
  page,
}) => {
  const complaints = await watch(page);
  await prepare(await Client.signedIn(page.context(), 'exporter'));
  const project = `/app/projects/${made.project}`;
  const document = `${project}/documents/${made.policy}?run=${made.run}`;

  await test.step('a project as CSV, with what is known of each block', async () => {
    await page.goto(project);
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(dialog(page)).toContainText('2 documents');
    await expect(dialog(page)).toContainText(/1 of \d+ blocks; the others are there without a value/);
    await dialog(page).getByRole('radio', { name: 'CSV' }).check();
    await dialog(page).getByRole('checkbox', { name: 'Headings above' }).check();
    const csv = (await fetched(page, dialog(page).getByRole('link', { name: 'Download' }))).toString('utf8');
    const [head, first, second] = csv.split('\r\n');
    expect(head).toBe(
      'source_uid,doc_title,block_uid,block_index,block_type,block_content,status,confirmed_at,confirmed_by,confirmed_by_name,heading_path,revised_content',
    );
    expect(first).toContain('# Handling of complaints,ai_complete');
    expect(second).toContain('This policy applies to every complaint');
    await expect(dialog(page)).toBeHidden();
  });

  await test.step('a run as Parquet, by the key of the document’s page', async () => {
    await page.goto(document);
    await page.getByText('This policy apply').first().click();
    await page.keyboard.press('e');
    await expect(dialog(page)).toContainText('The document Handling of complaints');
    await dialog(page).getByRole('radio', { name: 'Parquet' }).check();
    await dialog(page).getByRole('button', { name: 'Prepare' }).click();
    const row = dialog(page).getByRole('list', { name: 'Recent exports' }).getByRole('listitem').first();
    await expect(row).toContainText('Parquet, one file, confirmed only');
    const parquet = await fetched(page, row.getByRole('link', { name: /^Download/ }));
    expect(parquet.subarray(0, 4).toString('latin1')).toBe('PAR1');
    expect(parquet.subarray(-4).toString('latin1')).toBe('PAR1');
  });

  await test.step('one in the background is followed to its file', async () => {
    await page.goto(project);
    await page.getByRole('button', { name: 'Export…' }).click();
    await dialog(page).getByRole('radio', { name: 'JSON Lines' }).check();
    await dialog(page).getByRole('radio', { name: 'One file a document' }).check();
    await shoot(page, 'export');
    await dialog(page).getByRole('switch', { name: 'Prepare in the background' }).check();
    await dialog(page).getByRole('button', { name: 'Prepare' }).click();
    const row = dialog(page).getByRole('list', { name: 'Recent exports' }).getByRole('listitem').first();
    await expect(row).toContainText('Ready');
    await expect(row).toContainText('JSON Lines, one file a document, confirmed only');
    const zip = await fetched(page, row.getByRole('link', { name: /^Download/ }));
    expect(zip.subarray(0, 2).toString('latin1')).toBe('PK');
    await row.getByRole('button', { name: /^Delete/ }).click();
    await row.getByRole('button', { name: 'Delete the file' }).click();
    await expect(row).toContainText('No longer kept');
  });

  await test.step('one that ends while somebody is elsewhere is told of', async () => {
    let slow = true;
    await page.route(/\/exports\?limit/, async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      await route.fulfill({ response: answer, body: slow ? text.replace('"done"', '"running"') : text });
    });
    await dialog(page).getByText('New export').click();
    await dialog(page).getByRole('button', { name: 'Prepare' }).click();
    await expect(dialog(page)).toContainText('Being written');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Handling of complaints' }).first().click();
    await expect(page.getByText('This policy apply').first()).toBeVisible();
    slow = false;
    await expect(page.getByText('Your export is ready:')).toBeVisible();
    await fetched(page, page.getByRole('link', { name: 'House style.zip' }));
    await page.unroute(/\/exports\?limit/);
  });

  await test.step('the revised document is looked at, and is the original with the one change', async () => {
    await page.goto(document);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Revised document' }).click();
    await expect(page).toHaveURL(/\/revised\?run=/);
    made.page = page.url();
    const block = page.getByRole('article', { name: 'Block 2' });
    await expect(block.locator('del')).toHaveText('apply');
    await expect(block.locator('ins')).toHaveText('applies');
    await page.getByText('Side by side').click();
    await expect(block.getByRole('region', { name: 'After' })).toContainText('This policy applies to every');
    await shoot(page, 'revised-side');
    const revised = await fetched(page, page.getByRole('link', { name: 'Download' }));
    expect(revised.toString('utf8')).toBe(policy.replace('policy apply', 'policy applies'));
    await block.getByRole('link', { name: 'Block 2' }).click();
    await expect(page).toHaveURL(/block=1/);
  });

  await test.step('where there can be none, it is said', async () => {
    await page.goto(project);
    await page.getByRole('table').getByRole('link', { name: 'Prices' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    const item = page.getByRole('menuitem', { name: /^Revised document/ });
    await expect(item).toBeDisabled();
    await expect(item).toContainText('Only Markdown and plain text can be put together again.');
    const { pathname, search } = new URL(page.url());
    await page.goto(`${pathname}/revised${search}`);
    await expect(page.getByText('Not available for this run')).toBeVisible();
    await expect(page.getByText('are no ranges of its bytes')).toBeVisible();
  });

  // The browser itself names the one answer that said no.
  expect(complaints.filter((each) => !/status of 409/.test(each))).toEqual([]);
});

test('exports offend nobody, and fit a small window and paper', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await Client.signedIn(context, 'exporter');
  await page.goto(`/app/projects/${made.project}`);
  await page.getByRole('button', { name: 'Export…' }).click();
  await dialog(page).getByRole('radio', { name: 'CSV' }).check();
  await accessible(page, '[role="dialog"]');
  await dialog(page).getByText('Recent exports', { exact: true }).click();
  await dialog(page)
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await accessible(page, '[role="dialog"]');
  await page.goto(made.page);
  await expect(page.locator('del')).toHaveText('apply');
  await accessible(page);
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.getByText('Side by side').click();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('del')).toBeVisible();
  await expect(page.getByText('Side by side')).toBeHidden();
  await context.close();
});

/** Two documents, one of them no text, and one block of the other confirmed with a revision. */
async function prepare(client: Client): Promise<void> {
  made.project = await client.project('House style');
  const rows = '<table><tr><th>What</th><th>Price</th></tr><tr><td>Lamp</td><td>4</td></tr></table>';
  const [uid] = await client.documents(made.project, {
    'policy.md': policy,
    'prices.html': `<html><head><title>Prices</title></head><body><h1>Prices</h1>${rows}</body></html>`,
  });
  made.policy = uid!;
  await client.apply(made.project, await client.schema(schema));
  made.run = (await client.runs(made.project)).find(({ source_uid }) => source_uid === uid)!.run_id;
  const overlay = (await client.overlays(made.project, made.run))[1]!;
  const run = `/projects/${made.project}/runs/${made.run}`;
  const text = policy.split('\n\n')[1]!.replace('apply', 'applies');
  const edited = await client.send('PATCH', `${run}/overlays/${overlay.block_uid}`, {
    data: { revised_content: text },
    revision: overlay.revision,
  });
  const { revision } = (await edited.json()) as { revision: number };
  await client.post(`${run}/confirm`, { items: [{ block_uid: overlay.block_uid, revision }] });
}

/** What the browser writes to the disk when a link is followed. */
async function fetched(page: Page, link: Locator): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await link.click();
  return readFileSync(await (await waiting).path());
}
