import { expect, test, type Page } from '@playwright/test';
import { Client, operator } from './client';
import { accessible, watch } from './watch';

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000 });

const schema = (schema_ref: string) => ({
  schema_ref,
  type: 'object',
  properties: {
    level: { title: 'Level', type: 'string', enum: ['MUST', 'SHOULD', 'MAY', 'none'] },
    confidence: { title: 'Confidence', type: 'number', minimum: 0, maximum: 1 },
    summary: { title: 'Summary', type: 'string', maxLength: 400 },
  },
});
const text = (title: string) =>
  `# ${title}\n\nA party MUST answer.\n\n- It may say why.\n- It should be kind.\n`;
const brokenPdf = '%PDF-1.7\nThis says that it is a PDF, and has no page.\n%%EOF\n';

/** The address without what tells one document, run or schema from another. */
const shapeOf = (url: URL) =>
  url.pathname.replace(/[0-9a-f-]{32,}/g, ':id') +
  [...url.searchParams.keys()].map((key) => `?${key}`).join('');

test('every link of somebody who has work leads to a page that all can read', async ({ context, page }) => {
  test.setTimeout(300_000);
  const client = await Client.signedIn(context, operator);
  const project = await client.project('Walk');
  await client.documents(project, {
    'answers.md': text('Answers'),
    'questions.md': text('Questions'),
    'broken.pdf': brokenPdf,
  });
  await client.apply(project, await client.schema(schema('walk')));
  await client.schema(schema('walk_unused'));
  const waiting = await client.project('Paused');
  await client.documents(waiting, { 'later.md': text('Later') });
  await client.post(`/projects/${waiting}/apply-schema`, {
    schema_id: await client.schema(schema('walk_paused')),
    model_config: { model: 'claude-sonnet-4-5' },
  });
  const [later] = await client.runs(waiting);
  await client.post(`/projects/${waiting}/runs/${later!.run_id}/dispatch`);
  await client.post('/account/tokens', { name: 'nightly export' });

  const walk = new Walk(page, await watch(page));
  await walk.from('/app', `/app/projects/${project}/upload`);

  const shapes = [...walk.seen].map((path) => shapeOf(new URL(path, page.url())));
  for (const shape of [
    '/app/projects/:id',
    '/app/projects/:id/documents/:id?run',
    '/app/projects/:id/documents/:id',
    '/app/schemas',
    '/app/schemas/new',
    '/app/schemas/new?from',
    '/app/schemas/:id',
    '/app/settings',
    '/app/settings/installation',
  ]) {
    expect(shapes, 'what is linked').toContain(shape);
  }
  expect(walk.dialogs.size, [...walk.dialogs].join(', ')).toBeGreaterThan(15);
});

test('every link of somebody who has nothing yet does, too', async ({ context, page }) => {
  test.setTimeout(120_000);
  await Client.signedIn(context, 'fresh');
  const walk = new Walk(page, await watch(page));
  await walk.from('/app');
  expect(walk.seen.size).toBeGreaterThan(3);
});

/** Goes to every page that is linked from the pages it has been to, once, and looks at each. */
class Walk {
  readonly seen = new Set<string>();
  readonly dialogs = new Set<string>();
  private readonly titles = new Map<string, string>();
  private readonly shapes = new Set<string>();

  constructor(
    private readonly page: Page,
    private readonly complaints: string[],
  ) {
    page.on('response', (answer) => {
      if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`);
    });
  }

  async from(...starts: string[]): Promise<void> {
    const queue = [...starts];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (this.seen.has(path)) continue;
      this.seen.add(path);
      await test.step(path, async () => {
        await this.page.goto(path);
        queue.push(...(await this.look(path)));
      });
    }
    expect(this.complaints).toEqual([]);
  }

  private async look(path: string): Promise<string[]> {
    const { page } = this;
    await settled(page);
    await expect.soft(page.getByText('There is no such page'), path).toBeHidden();
    await expect.soft(page.locator('h1'), path).toHaveCount(1);
    const url = new URL(page.url());
    await this.named(url.pathname);
    for (const width of [768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(over, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
    }
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((found) =>
        found.map((link) => ({ to: link.getAttribute('href')!, file: link.hasAttribute('download') })),
      );
    for (const { to } of links.filter(({ file }) => file)) {
      const answer = await page.request.get(to);
      expect.soft(answer.status(), to).toBe(200);
    }
    const first = !this.shapes.has(shapeOf(url) + (await stateOf(page)));
    if (first) {
      this.shapes.add(shapeOf(url) + (await stateOf(page)));
      await accessible(page);
      await this.openAll();
    }
    return links.filter(({ file }) => !file).map(({ to }) => to.replace(/#.*/, ''));
  }

  /** Each page says in its title what it is, and no two say the same. */
  private async named(path: string): Promise<void> {
    await expect.soft(this.page, path).toHaveTitle(/\S · Blockdata$/);
    const title = await this.page.title();
    expect.soft(this.titles.get(title) ?? path, `“${title}” is the title of two pages`).toBe(path);
    this.titles.set(title, path);
  }

  /** Opens each dialog that the page has to offer, by its menus and by its buttons. */
  private async openAll(): Promise<void> {
    const menus = this.page.locator('#content [aria-haspopup="menu"]:visible');
    const names = new Map<string, number>();
    for (const [index, menu] of (await menus.all()).entries()) {
      const name = (await menu.getAttribute('aria-label')) ?? (await menu.innerText());
      const kind = name.replace(/ (for|of) .*/, '');
      if (!names.has(kind)) names.set(kind, index);
    }
    for (const index of names.values()) await this.openMenu(() => menus.nth(index).click());
    const asks =
      /^(New project|Apply schema|Run pending|Confirm [\d,]+|New token|Add a key|Add a dated price|Delete|Revoke .*|Run offline…?)$/;
    const buttons = this.page.locator('#content').getByRole('button', { name: asks, disabled: false });
    for (let index = 0; index < (await buttons.count()); index++) {
      await this.ask(() => buttons.nth(index).click());
    }
  }

  private async openMenu(open: () => Promise<void>): Promise<void> {
    const menu = this.page.getByRole('menu');
    await open();
    await expect(menu).toBeVisible();
    await accessible(this.page, '[role=menu]');
    const asking = await menu.getByRole('menuitem', { name: /…$/, disabled: false }).allInnerTexts();
    await this.page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    for (const name of asking) {
      await this.ask(async () => {
        await open();
        await menu.getByRole('menuitem', { name, exact: true }).click();
      });
      await expect(menu).toBeHidden();
    }
  }

  private async ask(open: () => Promise<void>): Promise<void> {
    const { page } = this;
    const dialog = page.getByRole('dialog');
    const files = page.waitForEvent('filechooser', { timeout: 15_000 }).then(
      () => true,
      () => false,
    );
    await open();
    const opened = dialog.waitFor({ timeout: 15_000 }).then(() => false);
    if (await Promise.race([files, opened])) return;
    await settled(page);
    const name =
      (await dialog.getAttribute('aria-label')) ?? (await dialog.getByRole('heading').first().innerText());
    const kind = shapeOf(new URL(page.url())) + name;
    if (!this.dialogs.has(kind)) {
      this.dialogs.add(kind);
      await accessible(page, '[role=dialog]');
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
}

/** What is there is what will be there. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('#content').locator('h1, h2').first()).toBeVisible();
  await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root')).toHaveCount(0);
  await expect(page.getByText('Counting…')).toHaveCount(0);
}

/** A document that could not be read is another page than one that could. */
async function stateOf(page: Page): Promise<string> {
  const [grid, failed] = await Promise.all([
    page.locator('.ag-root').count(),
    page.getByText('could not be read').count(),
  ]);
  return `${grid}${failed}`;
}
