import { expect, test, type Page } from '@playwright/test';
import { Client, operator } from './client';
import { shoot, watch } from './watch';

test.use({ actionTimeout: 30_000 });

const dialog = (page: Page) => page.getByRole('dialog');

test('one’s own settings: a token, a key that is refused, and how it looks', async ({ context, page }) => {
  const complaints = await watch(page);
  await Client.signedIn(context, 'settings');
  await page.goto('/app/settings');

  await test.step('a token lets a program in until it is revoked', async () => {
    await page.getByRole('button', { name: 'New token' }).click();
    await dialog(page).getByLabel('Name').fill('nightly');
    await dialog(page).getByRole('button', { name: 'Create token' }).click();
    const secret = await dialog(page).locator('code').innerText();
    await shoot(page, 'settings-token');
    await dialog(page).getByRole('button', { name: 'Done' }).click();
    const account = () =>
      fetch(new URL('/api/v1/account', page.url()), { headers: { Authorization: `Bearer ${secret}` } });
    expect((await account()).status).toBe(200);
    await page.getByRole('button', { name: 'Revoke nightly' }).click();
    await dialog(page).getByRole('button', { name: 'Revoke token' }).click();
    await expect(page.getByText('No tokens.')).toBeVisible();
    expect((await account()).status).toBe(401);
  });

  await test.step('a key for a host within is not taken', async () => {
    await page.getByRole('button', { name: 'Add a key' }).click();
    await dialog(page).getByLabel('Provider', { exact: true }).selectOption('Another one, by its address');
    await dialog(page).getByLabel('Name').fill('inside');
    await dialog(page).getByLabel('Key', { exact: true }).fill('sk-nothing');
    await dialog(page).getByLabel('Base URL').fill('https://127.0.0.1/v1');
    await dialog(page).getByRole('button', { name: 'Try and save' }).click();
    await expect(dialog(page).getByRole('alert')).toHaveText(/\w+ \w+/);
    await shoot(page, 'settings-key');
    await page.keyboard.press('Escape');
    await expect(page.getByText('No keys of your own.')).toBeVisible();
  });

  await test.step('a theme outlives the page', async () => {
    const root = page.locator('html');
    for (const [choice, scheme] of [
      ['Light', 'light'],
      ['Dark', 'dark'],
    ] as const) {
      await page.getByRole('radiogroup', { name: 'Theme' }).getByText(choice).click();
      await expect(root).toHaveAttribute('data-mantine-color-scheme', scheme);
      await page.reload();
      await expect(root).toHaveAttribute('data-mantine-color-scheme', scheme);
    }
    await page.getByRole('radiogroup', { name: 'Theme' }).getByText('System').click();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(root).toHaveAttribute('data-mantine-color-scheme', 'light');
  });

  await test.step('the installation is the operator’s to see', async () => {
    await expect(page.getByRole('link', { name: 'Installation' })).toBeHidden();
    await page.goto('/app/settings/installation');
    await expect(page.getByText('There is no such page')).toBeVisible();
  });

  // What the server refuses on purpose is told by the browser, too.
  expect(complaints.filter((words) => !/status of (400|422)/.test(words))).toEqual([]);
});

test('the operator adds a price, which counts from now on', async ({ context, page }) => {
  const complaints = await watch(page);
  await Client.signedIn(context, operator);
  await page.goto('/app/settings');
  await page.getByRole('link', { name: 'Installation' }).click();
  await page.getByRole('button', { name: 'Add a dated price' }).click();
  await dialog(page).getByLabel('Model').fill('house-model*');
  await dialog(page).getByLabel('Input, USD per million').fill('1.5');
  await dialog(page).getByLabel('Output, USD per million').fill('6');
  await dialog(page).getByRole('button', { name: 'Add price' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'house-model*' })).toContainText('6.00');
  await expect(page.getByRole('region', { name: 'Settings in effect' })).toContainText('BLOCKDATA_OPERATORS');
  await shoot(page, 'installation');
  expect(complaints).toEqual([]);
});

test('a schema is written as JSON, with what is wrong said at once', async ({ context, page }) => {
  const complaints = await watch(page);
  await Client.signedIn(context, 'settings');
  await page.goto('/app/schemas/new');
  await page.getByRole('radiogroup', { name: 'Write it as' }).getByText('JSON').click();
  const editor = page.getByLabel('Schema as JSON');
  const register = page.getByRole('button', { name: 'Register', exact: true });
  await editor.fill('{ "schema_ref": "by_hand", ');
  await expect(editor).toHaveAttribute('aria-invalid', 'true');
  await expect(register).toBeDisabled();
  await shoot(page, 'schema-json-wrong');
  const artifact = {
    schema_ref: 'by_hand',
    type: 'object',
    properties: {
      severity: { title: 'Severity', type: 'string', enum: ['low', 'high'] },
      parts: { title: 'Parts', type: 'array', items: { type: 'string' } },
    },
  };
  await editor.fill(JSON.stringify(artifact, null, 2));
  await expect(page.getByText('Ready to be registered as by_hand.')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Write it as' }).getByText('Form').click();
  await expect(page.getByText('Ready to be registered as by_hand.')).toBeVisible();
  await register.click();
  await expect(page.getByRole('heading', { name: 'by_hand' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'severity', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});
