import { expect, test, type Browser, type Page } from '@playwright/test';
import { Client } from './client';
import { startProvider } from './provider';
import { accessible, watch } from './watch';

test.use({ actionTimeout: 30_000, contextOptions: { reducedMotion: 'reduce' } });

const comeBy = (page: Page) => page.getByRole('link', { name: 'Continue with the house' });
const security = (page: Page) => page.locator('#security');
const projects = (page: Page) => page.getByRole('heading', { level: 1, name: 'Projects' });

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /account$/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
}

const ann = { sub: 'ann-4711', email: 'ann.house@example.org', email_verified: true, name: 'Ann House' };

test('people come in by another site, come back to the same account, and link one to theirs', async ({
  browser,
  context,
  page,
}) => {
  test.setTimeout(240_000);
  const complaints = await watch(page);

  await test.step('as long as it is away, it is said so', async () => {
    await page.goto('/login');
    await comeBy(page).click();
    await expect(page.getByRole('alert')).toContainText('cannot be reached at the moment');
    await accessible(page);
  });

  const provider = await startProvider();
  try {
    await test.step('somebody new lands at home, in an account of their own', async () => {
      provider.is(ann);
      await comeBy(page).click();
      await expect(projects(page)).toBeVisible();
      await expect(page).toHaveURL(/\/app$/);
      await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Ann House');
      await page.goto('/app/settings');
      await expect(security(page)).toContainText('None yet: you get in by another site.');
      await expect(security(page)).toContainText('It is your only way in. Set a password first.');
      await expect(security(page).getByRole('button', { name: 'Unlink the house' })).toBeDisabled();
      await new Client(context).project('Ann’s own');
    });

    await test.step('signed out, they come back to it, by another address and to where they were', async () => {
      await signOut(page);
      provider.is({ ...ann, email: 'ann.moved@example.org', email_verified: false });
      await page.goto('/app/schemas');
      await expect(page).toHaveURL(/\/login\?next=/);
      await comeBy(page).click();
      await expect(page).toHaveURL(/\/app\/schemas$/);
      await page.goto('/app');
      await expect(page.getByRole('link', { name: 'Ann’s own' })).toBeVisible();
      await page.goto('/app/settings');
      await expect(page.getByRole('main').getByText(ann.email)).toBeVisible();
      await expect(security(page)).toContainText('ann.moved@example.org');
    });

    await test.step('whoever is signed in with a password links it, and then comes in by it', () =>
      linked(browser, provider));

    await test.step('nobody gets into an account by its address, and is told why', async () => {
      await signOut(page);
      const owner = await browser.newContext();
      await Client.signedIn(owner, 'claimed');
      await owner.close();
      for (const [email_verified, words] of [
        [false, 'That account’s e-mail address is not confirmed there.'],
        [true, 'There is an account with that e-mail address already.'],
      ] as const) {
        provider.is({ sub: 'thief-1', email: 'claimed@example.org', email_verified, name: 'Thief' });
        await comeBy(page).click();
        await expect(page.getByRole('alert')).toContainText(words);
        await expect(page).toHaveURL(/\/login/);
        await accessible(page);
        await page.goto('/app');
        await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      }
    });

    await test.step('nor does who thought better of it there', async () => {
      provider.isRefused();
      await comeBy(page).click();
      await expect(page.getByRole('alert')).toContainText('It was not allowed there');
    });
  } finally {
    await provider.stop();
  }
  expect(complaints).toEqual([]);
});

async function linked(browser: Browser, provider: Awaited<ReturnType<typeof startProvider>>): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints = await watch(page);
  await Client.signedIn(context, 'linker', 'Lin Ker');
  await page.goto('/app/settings');

  // Ann's is hers already.
  provider.is(ann);
  await security(page).getByRole('link', { name: 'Link the house' }).click();
  await expect(security(page).getByRole('status')).toContainText('belongs to somebody else here');

  provider.is({ sub: 'lin-1', email: 'lin@elsewhere.example', email_verified: false, name: 'L' });
  await security(page).getByRole('link', { name: 'Link the house' }).click();
  await expect(security(page).getByRole('status')).toContainText(
    'Linked. You can sign in with it from now on.',
  );
  await expect(page).toHaveURL(/\/app\/settings#security$/);
  await expect(page.locator('#events')).toContainText('Linked another way in');

  await signOut(page);
  await comeBy(page).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Lin Ker');

  await page.goto('/app/settings');
  await security(page).getByRole('button', { name: 'Unlink the house' }).click();
  await expect(page.getByText('the house is not linked any more.')).toBeVisible();
  await signOut(page);
  await comeBy(page).click();
  await expect(page.getByRole('alert')).toContainText('is not confirmed there');
  expect(complaints).toEqual([]);
  await context.close();
}
