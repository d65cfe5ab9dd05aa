import { expect, test, type Locator, type Page } from '@playwright/test';
import { Client } from './client';
import { cell, edit, prepare, register, signIn } from './review';
import { accessible, shoot, watch } from './watch';

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 30_000 });

const account = { email: 'bea@example.org', password: 'a long enough passphrase 8', name: 'Bea Okafor' };
let home = '';

test('nothing typed is lost, and nothing unseen decided', async ({ page }) => {
  test.setTimeout(300_000);
  const complaints = await watch(page);

  await test.step('a project with work in it', async () => {
    await register(page, account);
    home = await prepare(page, 'Careful');
    await page.goto(home);
    await expect(page.getByRole('button', { name: /^Confirm \d+$/ })).toBeEnabled({ timeout: 60_000 });
  });

  await test.step('documents stand as people count, in the table and beside it', async () => {
    const titles = page.locator('tbody tr td:nth-child(2)');
    await expect(titles).toHaveText(['eip-1', 'EIP-2', 'eip-10']);
    await expect(page.getByRole('navigation', { name: 'Main' }).locator('section li')).toHaveText([
      /^eip-1, \w/,
      /^EIP-2, \w/,
      /^eip-10, \w/,
    ]);
    await page.getByRole('button', { name: 'Document', exact: true }).click();
    await expect(titles).toHaveText(['eip-10', 'EIP-2', 'eip-1']);
    await page.reload();
    await expect(titles).toHaveText(['eip-10', 'EIP-2', 'eip-1']);
    await page.getByRole('button', { name: 'Document', exact: true }).click();
  });

  await test.step('the palette leads to a document', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByPlaceholder('Type a command or search')).toBeFocused();
    await shoot(page, 'palette');
    await page.keyboard.type('eip-1');
    await expect(page.getByRole('button', { name: 'eip-1', exact: true })).toBeVisible();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'eip-1' })).toBeVisible();
    await expect(cell(page, 1, 'status')).toContainText('Staged');
  });

  await test.step('compact rows read as text', async () => {
    await expect(cell(page, 2, 'content')).toHaveText('Mismatch of the types in EIP-2718 is an error.');
  });

  await test.step('what is no value holds the editor open, and is kept when it is left', async () => {
    await edit(page, 2, 'f:confidence');
    const box = page.getByRole('textbox', { name: 'Confidence' });
    await box.fill('7');
    await page.keyboard.press('Enter');
    await expect(box).toBeFocused();
    const message = page.getByText('At most 1.');
    await expect(message).toBeVisible();
    expect(await overlap(box, message)).toBe(false);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Block 3, Confidence')).toBeVisible();
    await expect(cell(page, 2, 'f:confidence')).toBeFocused();
    await expect(cell(page, 2, 'f:confidence')).toContainText('7');
    await shoot(page, 'unsaved');
    // A click elsewhere keeps it, too.
    await edit(page, 3, 'f:confidence');
    await box.fill('x');
    await cell(page, 0, 'content').click();
    await expect(page.getByText('Block 4, Confidence')).toBeVisible();
    await page.keyboard.press('c');
    await cell(page, 3, 'content').click();
    await page.keyboard.press('c');
    await expect(page.getByText('an edit there is not saved yet')).toBeVisible();
    await expect(cell(page, 3, 'status')).toContainText('Staged');
  });

  await test.step('it outlives a session that ends, in its place', async () => {
    const here = page.url().split('?')[0]!;
    await cell(page, 4, 'content').click();
    await page.context().clearCookies({ name: /^(?!XSRF)/ });
    await page.keyboard.press('c');
    await expect(page).toHaveURL(/\/login/);
    await signIn(page, account);
    await expect(page).toHaveURL(`${here}?block=5`);
    await expect(page.getByText('Block 3, Confidence')).toBeVisible();
    await expect(page.getByText('Block 4, Confidence')).toBeVisible();
  });

  await test.step('it is mended where it stands', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
    const box = page.getByRole('textbox', { name: 'Confidence' });
    await expect(box).toHaveValue('7');
    await box.fill('0.7');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Block 3, Confidence')).toBeHidden();
    await expect(cell(page, 2, 'f:confidence')).toHaveText('0.7');
    await page.getByRole('button', { name: 'Let it go' }).click();
  });

  await test.step('what the schema refuses is edited, not sent again', async () => {
    await edit(page, 2, 'f:summary');
    await page.getByRole('textbox', { name: 'Summary' }).fill('x'.repeat(401));
    await expect(page.getByText('At most 400 characters')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('textbox', { name: 'Summary' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Block 3, Summary')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden();
    await page.getByRole('button', { name: 'Let it go' }).click();
  });

  await test.step('Enter on the present choice closes it', async () => {
    await edit(page, 2, 'f:level');
    await expect(page.getByRole('listbox', { name: 'Level' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(cell(page, 2, 'f:level')).toBeFocused();
  });

  await test.step('keys decide on rows that are shown only', async () => {
    await cell(page, 1, 'content').click();
    await page.keyboard.press('x');
    await cell(page, 2, 'content').click();
    await page.keyboard.press('x');
    await page.keyboard.press('/');
    await page.keyboard.type('mismatch');
    await expect(page.getByText('1 more selected, hidden by the filter')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(cell(page, 0, 'content')).toBeFocused();
    await page.keyboard.press('c');
    await expect(page.getByText('1 selected block that the filter hides was left out.')).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('nowhere');
    await expect(page.getByText('No block matches this filter')).toBeVisible();
    await shoot(page, 'nothing-shown');
    await page.keyboard.press('Escape');
    await expect(page.locator('.ag-cell:focus')).toBeVisible();
    await expect(cell(page, 2, 'status')).toContainText('Confirmed');
    await expect(cell(page, 1, 'status')).toContainText('Staged');
    await page.keyboard.press('Escape');
  });

  await test.step('the details give the focus back', async () => {
    await cell(page, 1, 'content').click();
    await page.keyboard.press('d');
    await page.getByRole('button', { name: 'Close the details' }).click();
    await expect(cell(page, 1, 'content')).toBeFocused();
  });

  await test.step('what the server leaves out is said to everybody', async () => {
    await page.route('**/confirm', (route) =>
      route.fulfill({
        json: { confirmed: 0, skipped: { changed: 1, not_staged: 0, unknown: 0, invalid: 0 } },
      }),
    );
    await page.keyboard.press('c');
    await expect(page.getByText('1 left out: 1 changed since you saw them.')).toBeVisible();
    await page.unroute('**/confirm');
    await expect(cell(page, 1, 'status')).toContainText('Staged');
  });

  await test.step('the columns are within reach on a narrow screen', async () => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Status' }).click();
    await page.screenshot({ path: 'e2e/out/columns-1024.png' });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader', { name: 'Status' })).toBeHidden();
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('all decided is all, rejected ones included', async () => {
    await page.goto(home);
    await page.getByRole('button', { name: /^Confirm \d+$/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Confirm \d+ blocks?$/ })
      .click();
    await expect(page.getByText('100%')).toBeVisible();
    await expect(page.getByText(/All decided: \d+ confirmed/)).toBeVisible();
  });

  await test.step('runs are paused and resumed, one and all', async () => {
    await again(page);
    await page.goto(home);
    const client = new Client(page.context());
    const project = home.split('/').at(-1)!;
    const waiting = (await client.runs(project)).filter(({ counts }) => counts.pending > 0);
    for (const { run_id } of waiting) await client.post(`/projects/${project}/runs/${run_id}/pause`);
    await expect(page.getByText(/paused it by hand/)).toBeVisible();
    await shoot(page, 'paused');
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await expect(page.getByText(/by hand/)).toBeHidden();
  });

  // Signing out elsewhere is a refusal on purpose, and so is what the schema refuses.
  const meant = /status of (401|422)/;
  expect(complaints.filter((words) => !meant.test(words))).toEqual([]);
});

test('the pages with their new parts can be read by everybody', async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/login');
  await signIn(page, account);
  await page.getByRole('link', { name: 'Careful' }).click();
  await page.locator('tbody').getByRole('link', { name: 'eip-10' }).waitFor();
  await accessible(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Type a command or search')).toBeFocused();
  await accessible(page);
  await page.keyboard.press('Escape');
  await page.locator('tbody a').first().click();
  await cell(page, 1, 'content').click();
  await page.keyboard.press('u');
  await expect(cell(page, 1, 'status')).toContainText('Staged');
  await edit(page, 1, 'f:level');
  await page.getByRole('listbox').waitFor();
  await accessible(page);
  await page.keyboard.press('Escape');
  await edit(page, 1, 'f:parties');
  await page.getByRole('dialog', { name: 'Parties' }).waitFor();
  await page.getByRole('button', { name: /^(Fill in: |Add to )Parties$/ }).press('Enter');
  await accessible(page);
  await page.keyboard.press('Escape');
  await cell(page, 1, 'content').click();
  await page.keyboard.press('d');
  await page.getByRole('navigation', { name: 'Neighbours' }).waitFor();
  await accessible(page);
  await page.keyboard.press('d');
  await page.getByRole('navigation', { name: 'Neighbours' }).waitFor({ state: 'hidden' });
  await cell(page, 1, 'content').click();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+E');
  await page.getByRole('dialog').waitFor();
  await accessible(page);
  await page.keyboard.press('Escape');
  await edit(page, 1, 'f:confidence');
  await page.getByRole('textbox', { name: 'Confidence' }).fill('7');
  await accessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('nowhere');
  await page.getByText('No block matches this filter').waitFor();
  await accessible(page);
  await context.close();
});

async function overlap(a: Locator, b: Locator): Promise<boolean> {
  const [one, two] = [await a.boundingBox(), await b.boundingBox()];
  return !!one && !!two && two.y < one.y + one.height && one.y < two.y + two.height;
}

/** One more run on one document, with nothing done in it yet. */
async function again(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const project = /projects\/([^/?]+)/.exec(location.pathname)![1]!;
    const api = `/api/v1/projects/${project}`;
    const runs = (await (await fetch(`${api}/runs`)).json()) as {
      items: { source_uid: string; schema_id: string }[];
    };
    const { source_uid, schema_id } = runs.items[0]!;
    const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)![1]!;
    const answer = await fetch(`${api}/runs`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) },
      body: JSON.stringify({ source_uid, schema_id }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  });
}
