import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { accessible, shoot, watch } from './watch';

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 30_000 });

const account = { email: 'bea@example.org', password: 'a long enough passphrase 8', name: 'Bea Okafor' };
const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`);
const schema = JSON.stringify({
  schema_ref: 'care',
  type: 'object',
  properties: {
    level: { title: 'Level', type: 'string', enum: ['MUST', 'SHOULD', 'MAY', 'none'] },
    confidence: { title: 'Confidence', type: 'number', minimum: 0, maximum: 1 },
    summary: { title: 'Summary', type: 'string', maxLength: 400 },
    parties: {
      title: 'Parties',
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'role'],
        properties: {
          name: { title: 'Name', type: 'string', minLength: 1 },
          role: { title: 'Role', enum: ['client', 'server'] },
          note: { title: 'Note', type: ['string', 'null'] },
        },
      },
    },
  },
});

let home = '';

test('nothing typed is lost, and nothing unseen decided', async ({ page }) => {
  test.setTimeout(300_000);
  const complaints = await watch(page);

  await test.step('a project with work in it', async () => {
    await page.goto('/register');
    await page.getByLabel('Name').fill(account.name);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Register' }).click();
    await expect(page.getByRole('heading', { name: 'Projects' })).toBeVisible();
    home = await prepare(page, 'Careful');
    await page.goto(home);
    await expect(page.getByRole('button', { name: /^Confirm \d+$/ })).toBeEnabled({ timeout: 60_000 });
  });

  await test.step('documents stand as people count, in the table and beside it', async () => {
    const titles = page.locator('tbody tr td:first-child');
    await expect(titles).toHaveText(['eip-1', 'EIP-2', 'eip-10']);
    await expect(page.getByRole('navigation', { name: 'Main' }).locator('section li')).toHaveText([
      'eip-1',
      'EIP-2',
      'eip-10',
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
    await signIn(page);
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
    await page.keyboard.press('Control+Enter');
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
    await page.getByRole('menuitemcheckbox', { name: 'Type' }).click();
    await page.screenshot({ path: 'e2e/out/columns-1024.png' });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader', { name: 'Type' })).toBeHidden();
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
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Pause 1 run' }).click();
    await expect(page.getByText(/paused it by hand/)).toBeVisible();
    await shoot(page, 'paused');
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await expect(page.getByText(/by hand/)).toBeHidden();
  });

  // Signing out elsewhere is a refusal on purpose, and so is what the schema refuses.
  const meant = /status of (401|422)/;
  expect(complaints.filter((words) => !meant.test(words))).toEqual([]);
});

test('much is decided at once, and taken back', async ({ page, context }) => {
  test.setTimeout(300_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints = await watch(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const dialog = page.getByRole('dialog');

  await test.step('a document with staged answers', async () => {
    await page.goto('/login');
    await signIn(page);
    await expect(page.getByRole('heading', { name: 'Projects' })).toBeVisible();
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
    await form.getByRole('button', { name: /^(Fill in|Add to) Parties$/ }).press('Enter');
    if ((await form.getByRole('textbox').count()) === 0) await page.keyboard.press('Enter');
    await expect(form.getByRole('textbox', { name: 'Parties 1: Name' })).toBeFocused();
    await expect(form.getByText('Must be filled in.').first()).toBeVisible();
    await shoot(page, 'form');
    await page.keyboard.type('Ana');
    await page.keyboard.press('Control+Enter');
    await expect(form).toBeVisible();
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

test('the pages with their new parts can be read by everybody', async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/login');
  await signIn(page);
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
  await page.getByRole('button', { name: /^(Fill in|Add to) Parties$/ }).press('Enter');
  await accessible(page);
  await page.keyboard.press('Escape');
  await cell(page, 1, 'content').click();
  await page.keyboard.press('d');
  await page.getByRole('navigation', { name: 'Neighbours' }).waitFor();
  await accessible(page);
  await page.keyboard.press('d');
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

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens a cell's editor by the keyboard, wherever the column is. */
async function edit(page: Page, row: number, column: string): Promise<void> {
  await goTo(page, row, column);
  await page.keyboard.press('Enter');
}

/** To a cell by the keyboard. */
async function goTo(page: Page, row: number, column: string): Promise<void> {
  await cell(page, row, 'content').click();
  for (let step = 0; step < 8; step += 1) {
    const at = await page.locator('.ag-cell:focus').getAttribute('col-id');
    if (at === column) break;
    await page.keyboard.press('ArrowRight');
  }
}

async function overlap(a: Locator, b: Locator): Promise<boolean> {
  const [one, two] = [await a.boundingBox(), await b.boundingBox()];
  return !!one && !!two && two.y < one.y + one.height && one.y < two.y + two.height;
}

/** Makes a project, three documents and a run on each, as a program of the same account would. */
async function prepare(page: Page, name: string): Promise<string> {
  const text = readFileSync('e2e/files/greeting-protocol.md', 'utf8');
  const id = await page.evaluate(
    async ([artifact, body, projectName]) => {
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
      const project = (await call('/projects', JSON.stringify({ project_name: projectName }))).project_id!;
      for (const name of ['eip-10', 'eip-1', 'EIP-2']) {
        const form = new FormData();
        const begin = `# ${name}\n\nAbout it.\n\n**Mismatch** of the *types* in [EIP-2718](./eip-2718.md) is an error.\n\n`;
        form.append('file', new File([begin + body.replace(/^# .*\n/, '')], `${name}.md`));
        await call(`/projects/${project}/documents`, form);
      }
      const schema_id = (await call('/schemas', artifact)).schema_id!;
      for (;;) {
        const read = await fetch(`/api/v1/projects/${project}/documents`);
        const { items } = (await read.json()) as { items: { status: string }[] };
        if (items.every(({ status }) => status === 'ingested')) break;
        await new Promise((done) => setTimeout(done, 200));
      }
      await call(`/projects/${project}/apply-schema`, JSON.stringify({ schema_id }));
      await call(`/projects/${project}/dispatch`, JSON.stringify({ schema_id }));
      return project;
    },
    [schema, text, name] as const,
  );
  return `/app/projects/${id}`;
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
