import { expect, test, type Browser, type Page } from '@playwright/test';
import { Client, operator, password, until } from './client';
import { accessible, shoot, watch } from './watch';

test.use({ actionTimeout: 30_000, contextOptions: { reducedMotion: 'reduce' } });

const dialog = (page: Page) => page.getByRole('dialog');
const part = (page: Page, id: string) => page.locator(`#${id}`);
const another = 'another long passphrase 8';

interface Mail {
  to: string;
  text: string;
}

/** The path of the newest link that was mailed to somebody: without a mail server the operator has it. */
async function mailedTo(browser: Browser, to: string, page: string): Promise<string> {
  const context = await browser.newContext();
  const client = await Client.signedIn(context, operator);
  let found: string | undefined;
  await until(async () => {
    const { items } = await client.get<{ items: Mail[] }>('/operator/outbox?limit=100');
    const mail = items.find((each) => each.to.includes(to) && each.text.includes(`${page}#token=`));
    found = mail && new RegExp(`${page}#token=[\\w-]+`).exec(mail.text)?.[0];
    return found !== undefined;
  });
  await context.close();
  return found!;
}

async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail').fill(`${name}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a forgotten password is replaced by a link that works once', async ({ browser, page }) => {
  const complaints = await watch(page);
  const before = await browser.newContext();
  await Client.signedIn(before, 'recall');

  await test.step('whoever asks is told the same', async () => {
    await page.goto('/login');
    await page.getByLabel('E-mail').fill('recall@example.org');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await expect(page.getByLabel('E-mail')).toHaveValue('recall@example.org');
    await shoot(page, 'forgot');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('status')).toContainText('If there is an account with recall@example.org');
  });

  const link = await mailedTo(browser, 'recall@example.org', '/reset-password');

  await test.step('a new one is chosen, and the token is out of the address', async () => {
    await page.goto(link);
    await expect(page).toHaveURL(/\/reset-password$/);
    await page.getByLabel('New password').fill(another);
    await shoot(page, 'reset');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByRole('status')).toContainText('Your password is changed');
    await signIn(page, 'recall', another);
    await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
  });

  await test.step('who was signed in before is not any more, and the link is spent', async () => {
    const other = await before.newPage();
    await other.goto('/app');
    await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await other.goto(link);
    await other.getByLabel('New password').fill('a third long passphrase');
    await other.getByRole('button', { name: 'Change password' }).click();
    await expect(other.getByRole('link', { name: 'Have another one sent' })).toBeVisible();
  });

  await before.close();
  expect(complaints.filter((words) => !/status of 401/.test(words))).toEqual([]);
});

test('the pages around signing in can be read by everybody', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const [path, words] of [
    ['/login?oauth=denied', 'It was not allowed there'],
    ['/register', 'Create an account'],
    ['/forgot-password', 'Tell us your address'],
    ['/reset-password#token=none', 'Choose a new password'],
    ['/reset-password', 'This link does not work any more'],
    ['/verify-email#token=none', 'Is this your address?'],
    ['/verify-email', 'This link does not work any more'],
    ['/invitation#token=none', 'This invitation does not work any more'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(path);
    await expect(page.getByText(words).first(), path).toBeVisible();
    await accessible(page);
  }
  await context.close();
});

test('one’s own account: the name, the sessions, the password, and its end', async ({
  browser,
  context,
  page,
}) => {
  test.setTimeout(180_000);
  const complaints = await watch(page);
  const client = await Client.signedIn(context, 'keeper');
  await client.project('Mine alone');
  await page.goto('/app/settings');

  await test.step('the name is changed, in the frame as well', async () => {
    await part(page, 'profile').getByLabel('Name').fill('Kim Keeper');
    await part(page, 'profile').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Kim Keeper');
  });

  await test.step('a session elsewhere is seen and ended', async () => {
    const elsewhere = await browser.newContext();
    await Client.signedIn(elsewhere, 'keeper');
    await page.reload();
    await expect(part(page, 'sessions').getByText('This one')).toHaveCount(1);
    await shoot(page, 'settings-sessions');
    await part(page, 'sessions')
      .getByRole('button', { name: /^End the session of/ })
      .first()
      .click();
    await expect
      .poll(async () => (await elsewhere.request.get(new URL('/api/v1/account', page.url()).href)).status())
      .toBe(401);
    await elsewhere.close();
  });

  await test.step('the password is changed, but not by whoever does not know it', async () => {
    await page.getByRole('button', { name: 'Change password' }).click();
    await dialog(page).getByLabel('Current password').fill('something else entirely');
    await dialog(page).getByLabel('New password').fill(another);
    await dialog(page).getByRole('button', { name: 'Change password' }).click();
    await expect(dialog(page).getByText('is not the current password')).toBeVisible();
    await dialog(page).getByLabel('Current password').fill(password);
    await dialog(page).getByRole('button', { name: 'Change password' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(part(page, 'events')).toContainText('Password changed');
    await expect(part(page, 'events')).toContainText('Name changed');
  });

  await test.step('it is deleted with what was its own, after its address is typed', async () => {
    await page.getByRole('button', { name: 'Delete account…' }).click();
    await expect(dialog(page)).toContainText('Mine alone');
    const act = dialog(page).getByRole('button', { name: 'Delete account for good' });
    await dialog(page).getByLabel('Your password').fill(another);
    await expect(act).toBeDisabled();
    await dialog(page)
      .getByLabel(/^Type keeper@example.org/)
      .fill('keeper@example.org');
    await shoot(page, 'settings-delete-account');
    await act.click();
    await expect(page.getByText('Your account is deleted.')).toBeVisible();
    await signIn(page, 'keeper', another);
    await expect(page.getByRole('alert')).toBeVisible();
  });

  expect(complaints.filter((words) => !/status of (401|422)/.test(words))).toEqual([]);
});

test('the operator hands over the mail that was not sent', async ({ browser, context, page }) => {
  const complaints = await watch(page);
  const asking = await browser.newContext();
  const client = await Client.signedIn(asking, 'forgetful');
  await client.post('/auth/forgot-password', { email: 'forgetful@example.org' });
  await mailedTo(browser, 'forgetful@example.org', '/reset-password');
  await Client.signedIn(context, operator);
  await page.goto('/app/settings/installation');
  const mails = page.getByRole('region', { name: 'Mail that was not sent' });
  await mails
    .getByRole('button', { name: /forgetful@example\.org$/ })
    .first()
    .click();
  await expect(dialog(page).getByRole('link')).toHaveAttribute('href', /\/reset-password#token=[\w-]+$/);
  await accessible(page, '[role=dialog]');
  await shoot(page, 'installation-mail');
  await asking.close();
  expect(complaints).toEqual([]);
});
