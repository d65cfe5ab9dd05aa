import { expect, test } from '@playwright/test';
import { cell, edit, goTo, prepare, register } from './review';
import { shoot, watch } from './watch';

test.use({ actionTimeout: 30_000 });

const account = { email: 'cleo@example.org', password: 'a long enough passphrase 9', name: 'Cleo Marsh' };

test('much is decided at once, and taken back', async ({ page, context }) => {
  test.setTimeout(300_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints = await watch(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const dialog = page.getByRole('dialog');

  await test.step('a document with staged answers', async () => {
    await register(page, account);
    await page.goto(await prepare(page, 'Many'));
    await expect(page.getByRole('button', { name: /^Confirm \d+$/ })).toBeEnabled({ timeout: 60_000 });
    await page.locator('tbody').getByRole('link', { name: 'eip-1', exact: true }).click();
    await expect(cell(page, 2, 'status')).toContainText('Staged');
    const way = page.getByRole('navigation', { name: 'Breadcrumb' });
    await expect(way.getByRole('link', { name: 'Many' })).toBeVisible();
  });

  await test.step('what was confirmed, rejected and edited is taken back, one after the other', async () => {
    await edit(page, 2, 'f:summary');
    await page.getByRole('textbox', { name: 'Summary' }).fill('Mine.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Edit of block 3 saved.')).toBeVisible();
    await cell(page, 2, 'content').click();
    await page.keyboard.press('c');
    await expect(cell(page, 2, 'status')).toContainText('Confirmed');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Confirmation of block 3 taken back.')).toBeVisible();
    await expect(cell(page, 2, 'status')).toContainText('Staged');
    await cell(page, 3, 'content').click();
    await page.keyboard.press('r');
    await expect(cell(page, 3, 'status')).toContainText('Rejected');
    await page.keyboard.press('Control+z');
    await expect(cell(page, 3, 'status')).toContainText('Staged');
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Edit of block 3 taken back.')).toBeVisible();
    await expect(cell(page, 2, 'f:summary')).not.toHaveText('Mine.');
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Nothing to undo in this visit.')).toBeVisible();
  });

  await test.step('a list of objects is edited by its form, with the keyboard', async () => {
    await edit(page, 2, 'f:parties');
    const form = page.getByRole('dialog', { name: 'Parties' });
    await expect(form).toBeVisible();
    await form.getByRole('button', { name: /^(Fill in: |Add to )Parties$/ }).press('Enter');
    if ((await form.getByRole('textbox').count()) === 0) await page.keyboard.press('Enter');
    await expect(form.getByRole('textbox', { name: 'Parties 1: Name' })).toBeFocused();
    await page.keyboard.type('Ana');
    await page.keyboard.press('Control+Enter');
    await expect(form).toBeVisible();
    await expect(form.getByText('Must be filled in.').first()).toBeVisible();
    await shoot(page, 'form');
    await form.getByRole('combobox', { name: 'Parties 1: Role' }).selectOption('client');
    await form.getByRole('button', { name: 'JSON' }).click();
    await expect(form.getByRole('textbox', { name: 'Parties as JSON' })).toHaveValue(/"name": "Ana"/);
    await form.getByRole('button', { name: 'Form' }).click();
    await form.getByRole('textbox', { name: 'Parties 1: Name' }).press('Control+Enter');
    await expect(form).toBeHidden();
    await expect(cell(page, 2, 'f:parties')).toContainText('Ana');
  });

  await test.step('a filter is what is confirmed, and nothing beside it', async () => {
    await cell(page, 1, 'content').click();
    await page.keyboard.press('/');
    await page.keyboard.type('mismatch');
    await page.getByRole('button', { name: 'Confirm 1 shown' }).click();
    await shoot(page, 'confirm-shown');
    await dialog.getByRole('button', { name: 'Confirm 1 block' }).click();
    await expect(cell(page, 0, 'status')).toContainText('Confirmed');
    await page.getByRole('button', { name: 'Clear and close the filter' }).click();
    await expect(cell(page, 1, 'status')).toContainText('Staged');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(cell(page, 2, 'status')).toContainText('Staged');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /^Reject all \d+ staged…$/ }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('rows stand by a column, and that is remembered', async () => {
    const head = page.getByRole('columnheader', { name: 'Level' });
    await page.getByText('Level', { exact: true }).click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await page.reload();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await head.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await head.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'none');
    await expect(cell(page, 0, 'index')).toHaveText('1');
  });

  await test.step('a cell and selected rows are copied', async () => {
    await cell(page, 2, 'content').click();
    await page.keyboard.press('Control+c');
    await expect(page.getByText('Cell copied.')).toBeVisible();
    expect(await copied()).toContain('**Mismatch** of the *types*');
    await cell(page, 1, 'content').click();
    await cell(page, 3, 'content').click({ modifiers: ['Shift'] });
    await expect(page.getByText('3 selected')).toBeVisible();
    await page.keyboard.press('Control+c');
    await expect(page.getByText('3 rows copied as a table.')).toBeVisible();
    expect(await copied()).toMatch(/^#\tType\tContent\tStatus\tLevel\tConfidence\tSummary\tParties\n2\t/);
  });

  await test.step('a field is set on the selected rows, and taken back as one', async () => {
    const before = await cell(page, 1, 'f:level').textContent();
    await page.keyboard.press('Shift+E');
    await dialog.getByRole('combobox', { name: 'Level' }).selectOption('SHOULD');
    await shoot(page, 'set-field');
    await dialog.getByRole('button', { name: 'Set on 3 blocks' }).click();
    for (const row of [1, 2, 3]) await expect(cell(page, row, 'f:level')).toHaveText('SHOULD');
    await expect(page.getByText(/^Level set on \d blocks?\./)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/^Edit of .* taken back\.$/)).toBeVisible();
    await expect(cell(page, 1, 'f:level')).toHaveText(before ?? '');
    await cell(page, 0, 'content').click();
    await page.keyboard.press('Escape');
  });

  await test.step('a value is pasted', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('0.125'));
    await goTo(page, 2, 'f:confidence');
    await page.keyboard.press('Control+v');
    await expect(cell(page, 2, 'f:confidence')).toHaveText('0.125');
  });

  await test.step('the panel leads to the neighbours, and the address follows', async () => {
    await cell(page, 2, 'content').click();
    await page.keyboard.press('d');
    await expect(page).toHaveURL(/block=2/);
    const neighbours = page.getByRole('navigation', { name: 'Neighbours' });
    await neighbours.getByRole('button', { name: /^Next: 4/ }).click();
    await expect(page.getByRole('complementary', { name: 'Block 4' })).toBeVisible();
    await expect(page).toHaveURL(/block=3/);
    await page.getByRole('button', { name: 'Copy link to this block' }).click();
    await expect(page.getByText('Link to block 4 copied.')).toBeVisible();
    const link = await copied();
    await shoot(page, 'neighbours');
    await page.goto(link);
    await expect(cell(page, 3, 'content')).toBeFocused();
  });

  expect(complaints).toEqual([]);
});
