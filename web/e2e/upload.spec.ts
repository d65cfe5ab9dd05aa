import { expect, test, type Page } from '@playwright/test';
import { BlobWriter, TextReader, ZipWriter, configure } from '@zip.js/zip.js/index-native.js';
import { corpus, dragIn, folder, hundred } from './job';
import { accessible, shoot, watch } from './watch';

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 30_000 });

const account = { email: 'cem@example.org', password: 'a long enough passphrase 9', name: 'Cem Aydin' };
const uploads = (page: Page) => page.getByRole('region', { name: 'Uploads', exact: true });
let home = '';

interface Listed {
  items: { doc_title: string; file_name: string; status: string; error: string | null }[];
}

test('a folder of a hundred files, twenty of them hostile, while one looks at other pages', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const complaints = await watch(page);
  await page.goto('/register');
  await page.getByLabel('Name').fill(account.name);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Register' }).click();
  home = await project(page, 'The whole job');
  test.skip(
    corpus === undefined,
    'The corpus of real documents is not there: set BLOCKDATA_CORPUS to its folder.',
  );
  const job = hundred(corpus!);

  await test.step('the page for it', async () => {
    await page.goto(`${home}/upload`);
    await expect(page.getByRole('button', { name: 'Choose folder' })).toBeVisible();
    await shoot(page, 'upload-empty');
  });

  await test.step('dropped as it is', async () => {
    await slowly(page, 120);
    await dragIn(page, [job.root], async () => {
      await expect(page.getByText('Drop to upload')).toBeVisible();
      await shoot(page, 'upload-over');
    });
    await expect(
      uploads(page)
        .getByText(/of 100 read/)
        .first(),
    ).toBeVisible();
    await expect(page.getByText('3 hidden or system files left out.')).toBeVisible();
    await expect(
      uploads(page)
        .getByText(/^Uploading \d+%$/)
        .first(),
    ).toBeVisible();
    await shoot(page, 'upload-half');
  });

  await test.step('it goes on while one looks at something else, and says so', async () => {
    await page.getByRole('link', { name: 'Schemas' }).click();
    const elsewhere = page.getByRole('link', { name: /Uploading/ });
    await expect(elsewhere).toContainText(/\d+ of 100 sent/);
    await shoot(page, 'upload-elsewhere');
    await elsewhere.click();
    await expect(
      uploads(page)
        .getByText(/of 100 read/)
        .first(),
    ).toBeVisible();
    await page.getByRole('link', { name: 'To the documents' }).click();
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await shoot(page, 'upload-project');
  });

  await test.step('every good one is read, every bad one is refused with words', async () => {
    await expect(uploads(page).getByText(`${job.good} files read, ${job.bad} failed`).first()).toBeVisible({
      timeout: 180_000,
    });
    await expect(page.locator('tbody tr').filter({ hasText: 'Ingested' })).toHaveCount(job.good);
    const said = await rows(page);
    expect(said.size).toBe(job.bad);
    for (const [name, reason] of said) expect(reason, name).toMatch(/\w+ \w+/);
    const { items } = await documents(page);
    expect(items.filter(({ status }) => status === 'ingested')).toHaveLength(job.good);
    expect(
      items.filter(({ status }) => !['ingested', 'conversion_failed', 'ingest_failed'].includes(status)),
    ).toEqual([]);
    await shoot(page, 'upload-done-project');
    await page.goto(`${home}/upload`);
  });

  // What was refused is also told by the browser's console, which is no complaint of ours.
  expect(complaints.filter((words) => !/status of 4(15|22)/.test(words))).toEqual([]);
});

test('an archive, names that clash, and the same bytes twice', async ({ page }) => {
  const complaints = await watch(page);
  await signIn(page);
  const there = await project(page, 'Archives');
  const root = folder('drop', {
    '2023/report.txt': 'The report of last year.',
    '2024/report.txt': 'The report of this year.',
    '2024/copy.txt': 'The report of last year.',
    'odd/Report [final] – ünï.md': '# Final',
  });
  const archive = await zip({
    'letters/one.md': '# One\n\nThe first.',
    'letters/two.md': '# Two\n\nThe second.',
    'letters/.hidden': 'x',
    'inner.zip': 'PK',
    'picture.bmp': 'BM',
  });
  const packed = folder('packed', { 'letters.zip': archive });
  await dragIn(page, [root, `${packed}/letters.zip`]);
  await expect(
    uploads(page).getByText('6 files read, 1 of them already here, 2 failed').first(),
  ).toBeVisible();
  const said = await rows(page);
  expect(said.get('inner.zip')).toContain('archive inside an archive');
  expect(said.get('picture.bmp')).toContain('Files of this kind are not read');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(uploads(page).getByText(/^The same as drop\/202/)).toBeVisible();
  await expect(uploads(page).getByText('letters.zip/letters/').first()).toBeVisible();
  const { items } = await documents(page, there);
  const titles = items.map(({ doc_title }) => doc_title);
  expect(titles).toContain('drop/2024/report');
  expect(titles).toHaveLength(5);
  await shoot(page, 'upload-zip');
  expect(complaints.filter((words) => !/status of 4(15|22)/.test(words))).toEqual([]);
});

test('what was not sent before the page went is named, and can be forgotten', async ({ page }) => {
  await signIn(page);
  const there = await project(page, 'Left behind');
  await page.goto(`${there}/upload`);
  await page.getByRole('button', { name: 'Choose folder' }).waitFor();
  await page.route('**/documents', (route) =>
    route.request().method() === 'POST' ? undefined : route.fallback(),
  );
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`${index + 1}.md`, `# ${index}`]),
  );
  await dragIn(page, [folder('left', files)]);
  await expect(uploads(page).getByText('0 of 12 read').first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel 12.md' }).click();
  await expect(uploads(page)).toBeFocused();
  let asked = false;
  page.on('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toBe(true);
  const notice = page.getByRole('region', { name: 'Files that were not uploaded' });
  await expect(notice).toContainText('11 files were not uploaded');
  await notice.locator('summary').click();
  await expect(notice.getByText('left/11.md')).toBeVisible();
  await shoot(page, 'upload-unsent');
  await notice.getByRole('button', { name: 'Forget the files that were not uploaded' }).click();
  await expect(notice).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose folder' })).toBeVisible();
  await expect(notice).toBeHidden();
});

test('a text or a link that is dropped does nothing', async ({ page }) => {
  await signIn(page);
  await page.goto(`${home}/upload`);
  await page.getByRole('button', { name: 'Choose folder' }).waitFor();
  const session = await page.context().newCDPSession(page);
  const item = { mimeType: 'text/uri-list', data: 'http://localhost:1/elsewhere' };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 640,
      y: 420,
      data: { items: [item], files: [], dragOperationsMask: 1 },
    });
    await expect(page.getByText('Drop to upload')).toBeHidden();
  }
  await page.waitForTimeout(300);
  expect(new URL(page.url()).pathname).toBe(`${home}/upload`);
  await expect(uploads(page)).toBeHidden();
});

test('the list of uploads can be read by everybody', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await signIn(page);
  const there = await project(page, 'For everybody');
  await page.goto(`${there}/upload`);
  await page.getByRole('button', { name: 'Choose folder' }).waitFor();
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`${index + 1}.md`, `# ${index}`]),
  );
  await dragIn(page, [folder('all', { ...files, 'no.exe': 'x' })]);
  await expect(uploads(page).getByText('12 files read, 1 failed').first()).toBeVisible();
  await accessible(page);
  await context.close();
});

async function signIn(page: Page): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
}

async function project(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByText('No documents yet')).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Lets each upload take a moment, so that there is a middle of it to look at. */
async function slowly(page: Page, milliseconds: number): Promise<void> {
  await page.route('**/documents', async (route) => {
    if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, milliseconds));
    await route.fallback();
  });
}

async function documents(page: Page, of = home): Promise<Listed> {
  const path = `/api/v1/projects/${of.split('/')[3]}/documents?limit=1000`;
  return page.evaluate(async (address) => (await (await fetch(address)).json()) as Listed, path);
}

/** Each file that the list names, with what it says about it; the list draws only what is in sight. */
async function rows(page: Page): Promise<Map<string, string>> {
  const list = uploads(page).getByRole('group', { name: 'Files' });
  const found = new Map<string, string>();
  for (let top = 0; top <= (await list.evaluate(({ scrollHeight }) => scrollHeight)); top += 180) {
    await list.evaluate((element, to) => element.scrollTo(0, to), top);
    await page.waitForTimeout(60);
    const seen = await list
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map((item) => [
          item.querySelector('span')!.lastElementChild!.textContent,
          item.querySelector('span:nth-child(3)')!.textContent,
        ]),
      );
    for (const [name, reason] of seen) found.set(name ?? '', reason ?? '');
  }
  return found;
}

async function zip(files: Record<string, string>): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, content] of Object.entries(files)) await writer.add(name, new TextReader(content));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}
