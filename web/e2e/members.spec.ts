import { expect, test, type Page } from '@playwright/test';
import { Client, password } from './client';
import { accessible, shoot, watch } from './watch';

test.use({ actionTimeout: 30_000, contextOptions: { reducedMotion: 'reduce' } });

const dialog = (page: Page) => page.getByRole('dialog');
const members = (page: Page) => page.getByRole('table', { name: 'Members' });
const row = (page: Page, email: string) => page.locator('tbody tr').filter({ hasText: email });

/** Asks somebody in, and gives the path of the link that has to be handed over. */
async function invite(page: Page, email: string, role: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite…' }).click();
  await dialog(page).getByLabel('E-mail address').fill(email);
  await dialog(page).getByRole('radio', { name: role, exact: true }).check();
  await dialog(page).getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await dialog(page).locator('code').innerText();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('table', { name: 'Pending invitations' })).toContainText(email);
  return /\/invitation#token=[\w-]+/.exec(link)![0];
}

async function choose(page: Page, email: string, item: string): Promise<void> {
  await row(page, email)
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('somebody is asked in, comes, gets another role, takes over, and is alone at the end', async ({
  browser,
  context,
  page,
}) => {
  test.setTimeout(240_000);
  const complaints = await watch(page);
  const owner = await Client.signedIn(context, 'hana');
  const project = await owner.project('Together');
  const home = `/app/projects/${project}`;
  await page.goto(`${home}?view=members`);
  await expect(members(page)).toContainText('(you)');

  const guests = await browser.newContext({ reducedMotion: 'reduce' });
  const guest = await guests.newPage();
  let link = '';

  await test.step('an invitation is a link to hand over, where no mail is sent', async () => {
    await page.getByRole('button', { name: 'Invite…' }).click();
    await accessible(page, '[role=dialog]');
    await shoot(page, 'members-invite');
    await page.keyboard.press('Escape');
    link = await invite(page, 'guest@example.org', 'Reviewer');
    await accessible(page);
    await shoot(page, 'members');
  });

  await test.step('whoever has it sees what it is about, registers with its address, and is in', async () => {
    await guest.goto(link);
    await expect(guest).toHaveURL(/\/invitation$/);
    await expect(guest.getByRole('heading')).toHaveText('You are invited to “Together”');
    await accessible(guest);
    await shoot(guest, 'invitation');
    await guest.getByRole('link', { name: 'Create an account' }).click();
    await expect(guest.getByLabel('E-mail')).toHaveValue('guest@example.org');
    await expect(guest.getByLabel('E-mail')).not.toBeEditable();
    await guest.getByLabel('Name').fill('Gus Guest');
    await guest.getByLabel('Password', { exact: true }).fill(password);
    await guest.getByRole('button', { name: 'Register' }).click();
    await guest.getByRole('button', { name: 'Accept and open the project' }).click();
    await expect(guest).toHaveURL(new RegExp(`${home}$`));
    await expect(guest.getByRole('button', { name: 'Upload', exact: true })).toBeHidden();
  });

  await test.step('a link works once, and for one account', async () => {
    await guest.goto('about:blank');
    await guest.goto(link);
    await expect(guest.getByText('This invitation does not work any more')).toBeVisible();
    await page.reload();
    const other = await invite(page, 'someone.else@example.org', 'Viewer');
    await guest.goto('about:blank');
    await guest.goto(other);
    await expect(guest.getByText(/You are signed in as guest@example.org/)).toBeVisible();
    await accessible(guest);
    await page.getByRole('button', { name: 'Withdraw the invitation of someone.else@example.org' }).click();
    await expect(row(page, 'someone.else@example.org')).toBeHidden();
  });

  await test.step('who is a member already is not asked in again', async () => {
    await page.getByRole('button', { name: 'Invite…' }).click();
    await dialog(page).getByLabel('E-mail address').fill('guest@example.org');
    await dialog(page).getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog(page)).toContainText('guest@example.org is a member already');
    await page.keyboard.press('Escape');
  });

  await test.step('a member sees who is there, and no log', async () => {
    await guest.goto(`${home}?view=members`);
    await expect(row(guest, 'hana@example.org')).toContainText('owner');
    await expect(guest.getByRole('button', { name: 'Invite…' })).toBeHidden();
    await expect(guest.getByRole('link', { name: 'Log', exact: true })).toBeHidden();
    await guest.goto(`${home}?view=audit`);
    await expect(guest.getByRole('link', { name: /^Documents/ })).toHaveAttribute('aria-current', 'page');
  });

  await test.step('the only owner may not step down; a role is changed where it stands', async () => {
    await row(page, 'hana@example.org').getByRole('combobox').selectOption('viewer');
    await dialog(page).getByRole('button', { name: 'Become viewer' }).click();
    await expect(dialog(page).getByRole('alert')).toContainText('A project needs an owner');
    await page.keyboard.press('Escape');
    await row(page, 'guest@example.org').getByRole('combobox').selectOption('editor');
    await expect(page.getByText('Gus Guest is editor now.')).toBeVisible();
    await guest.reload();
    await expect(guest.getByRole('button', { name: 'Upload', exact: true })).toBeVisible();
  });

  await test.step('the project is handed over, and left', async () => {
    await choose(page, 'guest@example.org', 'Hand the project over…');
    await dialog(page).getByRole('button', { name: 'Hand over' }).click();
    await expect(row(page, 'guest@example.org')).toContainText('owner');
    await expect(page.getByRole('button', { name: 'Invite…' })).toBeHidden();
    await choose(page, 'hana@example.org', 'Leave the project…');
    await dialog(page).getByRole('button', { name: 'Leave the project' }).click();
    await expect(page).toHaveURL(/\/app$/);
    await expect(page.getByRole('link', { name: 'Together' })).toBeHidden();
  });

  await test.step('the log tells all of it to the owner, and leaves as a file', async () => {
    await guest.goto(`${home}?view=audit`);
    const log = guest.getByRole('table', { name: 'Log' });
    await expect(log).toContainText('invited guest@example.org as reviewer');
    await expect(log).toContainText('joined as reviewer');
    await expect(log).toContainText('made Gus Guest owner (was editor)');
    await expect(log).toContainText('left the project');
    await accessible(guest);
    await shoot(guest, 'audit');
    await guest.getByLabel('What was done').selectOption('Left');
    await expect(log.locator('tbody tr')).toHaveCount(1);
    const waiting = guest.waitForEvent('download');
    await guest.getByRole('button', { name: 'Export log' }).click();
    await guest.getByRole('menuitem', { name: 'The whole log as CSV' }).click();
    expect((await waiting).suggestedFilename()).toMatch(/\.csv$/);
  });

  await guests.close();
  expect(complaints.filter((words) => !/status of 409/.test(words))).toEqual([]);
});
