import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { Client } from './client';
import { accessible, shoot, watch } from './watch';

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 30_000 });

const account = { email: 'dov@example.org', password: 'a long enough passphrase 9', name: 'Dov Levin' };
const titles = ['Bells', 'Doors', 'Lamps', 'Rooms'];
const schema = JSON.stringify({
  schema_ref: 'household',
  type: 'object',
  properties: { summary: { title: 'Summary', type: 'string', maxLength: 400 } },
});
const documents = (page: Page) => page.getByRole('table', { name: 'Documents' });
const runs = (page: Page) => page.getByRole('table', { name: 'Runs' });
const row = (page: Page, title: string) => page.locator('tbody tr').filter({ hasText: title });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'What is selected' });

let home = '';

test('a project’s runs, its members, and its documents by the dozen', async ({ page }) => {
  test.setTimeout(300_000);
  const complaints = await watch(page);

  await test.step('a project with four documents and a file that is no PDF', async () => {
    await page.goto('/register');
    await page.getByLabel('Name').fill(account.name);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Register' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
    home = await prepare(page);
    await page.goto(home);
    await expect(documents(page).locator('tbody tr')).toHaveCount(5);
    await expect(row(page, 'no-pdf')).toContainText('Not converted', { timeout: 60_000 });
  });

  await test.step('some of them are chosen, and get a schema', async () => {
    await page.getByRole('checkbox', { name: 'Select Bells' }).click();
    await page.getByRole('checkbox', { name: 'Select Lamps' }).click({ modifiers: ['Shift'] });
    await expect(toolbar(page)).toContainText('3 documents selected');
    await shoot(page, 'project-selected');
    await toolbar(page).getByRole('button', { name: 'Apply schema…' }).click();
    await expect(page.getByRole('dialog')).toContainText('Runs for 3 documents');
    await page.getByRole('button', { name: 'Make 3 runs' }).click();
    await expect(page.getByText('3 documents given a run.')).toBeVisible();
    await toolbar(page).getByRole('button', { name: 'Select none' }).click();
    await expect(toolbar(page)).toBeHidden();
  });

  await test.step('all runs are listed under an address of their own', async () => {
    await page.getByRole('navigation', { name: 'Views of the project' }).getByText('Runs').click();
    await expect(page).toHaveURL(/\?view=runs$/);
    await expect(runs(page).locator('tbody tr')).toHaveCount(3);
    await expect(row(page, 'Doors')).toContainText('household');
    await expect(row(page, 'Doors')).toContainText(account.name);
    await shoot(page, 'project-runs');
  });

  await test.step('a run that waits is not there to be paused, and one that is paused is resumed from its menu', async () => {
    await row(page, 'Doors')
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await expect(page.getByRole('menuitem', { name: 'Cancel…' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Pause' })).toBeHidden();
    await page.keyboard.press('Escape');
    await pause(page, 'Doors');
    await expect(row(page, 'Doors')).toContainText('Paused');
    await page.getByLabel('Status').selectOption('Paused');
    await expect(runs(page).locator('tbody tr')).toHaveCount(1);
    await expect(page).toHaveURL(/status=paused/);
    await page.getByLabel('Status').selectOption('Every status');
    await menu(page, 'Doors', 'Resume');
    await expect(row(page, 'Doors')).toContainText('Pending');
  });

  await test.step('one is worked on and confirmed, another cancelled', async () => {
    await menu(page, 'Bells', 'Run pending…');
    await page.getByRole('button', { name: /^Run \d+ blocks$/ }).click();
    await expect(row(page, 'Bells')).toContainText('Staged', { timeout: 60_000 });
    await page.getByRole('button', { name: /^Confirm \d+$/ }).click();
    await page.getByRole('button', { name: /^Confirm \d+ blocks$/ }).click();
    await expect(row(page, 'Bells')).toContainText('Confirmed');
    await menu(page, 'Lamps', 'Cancel…');
    await page.getByRole('button', { name: 'Cancel 1 run' }).click();
    await expect(row(page, 'Lamps')).toContainText('Cancelled');
  });

  await test.step('several are deleted, after the numbers of what goes with them', async () => {
    await page.getByRole('checkbox', { name: /^Select Bells/ }).click();
    await page.getByRole('checkbox', { name: /^Select Lamps/ }).click();
    await toolbar(page).getByRole('button', { name: 'Delete…' }).click();
    await expect(page.getByRole('dialog')).toContainText(/\d+ confirmed blocks go with them/);
    await expect(page.getByRole('dialog')).toContainText('been confirmed by a person');
    await shoot(page, 'project-delete-runs');
    await page.getByRole('button', { name: /^Delete 2 runs with \d+ confirmed blocks$/ }).click();
    await expect(page.getByText('2 runs deleted.')).toBeVisible();
    await expect(runs(page).locator('tbody tr')).toHaveCount(1);
  });

  await test.step('the members are named', async () => {
    await page.getByRole('navigation', { name: 'Views of the project' }).getByText('Members').click();
    const members = page.getByRole('table', { name: 'Members' });
    await expect(members).toContainText(`${account.name} (you)`);
    await expect(members).toContainText('owner');
  });

  await test.step('what could not be read is read again, and what was refused is named', async () => {
    await page.goBack();
    await page.goBack();
    await expect(documents(page)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select no-pdf' }).click();
    await toolbar(page).getByRole('button', { name: 'Read again' }).click();
    await expect(page.getByText('1 document being read again.')).toBeVisible();
    await expect(row(page, 'no-pdf')).toContainText('Not converted', { timeout: 60_000 });
  });

  await test.step('documents are deleted by the dozen: what is refused is named, and tried again', async () => {
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await toolbar(page).getByRole('button', { name: 'Delete…' }).click();
    await expect(page.getByRole('dialog')).toContainText(/5 documents with \d+ blocks go, and 1 run/);
    await shoot(page, 'project-delete-documents');
    const rooms = await row(page, 'Rooms').getAttribute('data-row');
    const one = new RegExp(`documents/${rooms}$`);
    await page.route(one, (route) =>
      route.request().method() === 'DELETE'
        ? route.fulfill({
            status: 409,
            contentType: 'application/problem+json',
            body: JSON.stringify({ type: 'about:blank', detail: 'It is being read just now.' }),
          })
        : route.continue(),
    );
    await page.getByRole('button', { name: 'Delete 5 documents' }).click();
    const card = page.getByRole('region', { name: '4 of 5 documents deleted, 1 could not be' });
    await expect(card.getByRole('listitem')).toHaveText('RoomsIt is being read just now.');
    await expect(documents(page).locator('tbody tr')).toHaveCount(1);
    await shoot(page, 'project-refused');
    await page.unroute(one);
    await card.getByRole('button', { name: 'Try 1 again' }).click();
    await expect(card).toBeHidden();
    await expect(page.getByText('No documents yet')).toBeVisible();
  });

  await test.step('the keys are listed on every page', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(page).toHaveURL(/\/app\/schemas$/);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
      'Go to the projects',
    );
    await page.keyboard.press('Escape');
    await expect(page.getByRole('table', { name: 'Schemas' })).toContainText('Yours');
    await page.getByRole('button', { name: 'Actions for household' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete schema' }).click();
    await expect(page.getByText('No schemas yet')).toBeVisible();
  });

  // The browser itself names the one answer that said no.
  expect(complaints.filter((each) => !/status of 409/.test(each))).toEqual([]);
});

test('its views offend nobody', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
  await page.goto(await prepare(page));
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await accessible(page);
  await toolbar(page).getByRole('button', { name: 'Apply schema…' }).click();
  await accessible(page);
  await page.getByRole('button', { name: /^Make \d runs$/ }).click();
  await page.getByRole('navigation', { name: 'Views of the project' }).getByText('Runs').click();
  await expect(runs(page).locator('tbody tr')).toHaveCount(4);
  await page.getByRole('checkbox', { name: /^Select Doors/ }).click();
  await accessible(page);
  await page.getByRole('navigation', { name: 'Views of the project' }).getByText('Members').click();
  await expect(page.getByRole('table', { name: 'Members' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await accessible(page);
  await context.close();
});

test('its views fit a small window, and paper', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
  await page.locator('tbody').getByRole('link', { name: 'Household' }).first().click();
  await expect(documents(page)).toBeVisible();
  const project = new URL(page.url()).pathname;
  await page.setViewportSize({ width: 768, height: 1024 });
  for (const path of [
    '/app',
    project,
    `${project}?view=runs`,
    `${project}?view=members`,
    '/app/schemas',
    '/app/settings',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Open the menu' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
  await page.goto(project);
  await expect(documents(page)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Upload', exact: true })).toBeHidden();
  await expect(documents(page).getByRole('link', { name: 'Bells' })).toBeVisible();
});

async function menu(page: Page, title: string, item: string): Promise<void> {
  await row(page, title)
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Pauses the run of a document, as a program of the same account would. */
async function pause(page: Page, title: string): Promise<void> {
  const client = new Client(page.context());
  const project = home.split('/').at(-1)!;
  const { items } = await client.get<{ items: { source_uid: string; doc_title: string }[] }>(
    `/projects/${project}/documents`,
  );
  const uid = items.find(({ doc_title }) => doc_title === title)!.source_uid;
  const run = (await client.runs(project)).find(({ source_uid }) => source_uid === uid)!;
  await client.post(`/projects/${project}/runs/${run.run_id}/pause`);
}

/** Makes a project with documents and a schema, as a program of the same account would. */
async function prepare(page: Page): Promise<string> {
  const text = readFileSync('e2e/files/greeting-protocol.md', 'utf8').replace(/^# .*\n/, '');
  const id = await page.evaluate(
    async ([titles, artifact, body]) => {
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
      const project = (await call('/projects', '{"project_name":"Household"}')).project_id!;
      const files = titles.map((title) => new File([`# ${title}\n\n${body}`], `${title}.md`));
      for (const file of [...files, new File(['%PDF-1.7\nThis is none.'], 'no-pdf.pdf')]) {
        const form = new FormData();
        form.append('file', file);
        await call(`/projects/${project}/documents`, form);
      }
      await call('/schemas', artifact);
      for (;;) {
        const read = await fetch(`/api/v1/projects/${project}/documents`);
        const { items } = (await read.json()) as { items: { status: string }[] };
        if (items.every(({ status }) => status !== 'uploaded' && status !== 'converting')) break;
        await new Promise((done) => setTimeout(done, 200));
      }
      return project;
    },
    [titles, schema, text] as const,
  );
  return `/app/projects/${id}`;
}
