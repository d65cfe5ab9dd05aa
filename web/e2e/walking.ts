import { expect, test, type Page } from '@playwright/test';
import { accessible } from './watch';

/** The address without what tells one document, run or schema from another. */
export const shapeOf = (url: URL) =>
  url.pathname.replace(/[0-9a-f-]{32,}/g, ':id') +
  [...url.searchParams].map(([key, value]) => (key === 'view' ? `?view=${value}` : `?${key}`)).join('');

/** Goes to every page that is linked from the pages it has been to, once, and looks at each; but to no other site. */
export class Walk {
  readonly seen = new Set<string>();
  readonly dialogs = new Set<string>();
  private readonly titles = new Map<string, string>();
  private readonly shapes = new Set<string>();

  /** In a hurry, it reads no page at several widths nor for people who cannot see it. */
  constructor(
    private readonly page: Page,
    private readonly complaints: string[],
    private readonly hurried = false,
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
    await this.harmless(path);
    for (const width of this.hurried ? [] : [768, 1024, 1440]) {
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
      if (!this.hurried) await accessible(page);
      await this.openAll();
    }
    return links
      .filter(({ to, file }) => !file && !to.startsWith('/oauth2/'))
      .map(({ to }) => to.replace(/#.*/, ''));
  }

  /** What people wrote made no part of the page, and no link that would do anything but lead somewhere. */
  private async harmless(path: string): Promise<void> {
    await expect
      .soft(this.page.locator('#content :is(img, iframe, object, embed, script)'), path)
      .toHaveCount(0);
    const odd = await this.page
      .locator('a[href]')
      .evaluateAll((links) =>
        links
          .map((link) => new URL((link as HTMLAnchorElement).href).protocol)
          .filter((protocol) => !['http:', 'https:', 'mailto:', 'blob:'].includes(protocol)),
      );
    expect.soft(odd, `links of ${path}`).toEqual([]);
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
      /^(New project|Apply schema|Run pending|Confirm [\d,]+|New token|Add a key|Add a dated price|Invite…|Change password|Delete account…|Delete|Revoke .*|Run offline…?)$/;
    const buttons = this.page.locator('#content').getByRole('button', { name: asks, disabled: false });
    for (let index = 0; index < (await buttons.count()); index++) {
      await this.ask(() => buttons.nth(index).click());
    }
  }

  private async openMenu(open: () => Promise<void>): Promise<void> {
    const menu = this.page.getByRole('menu');
    await open();
    await expect(menu).toBeVisible();
    if (!this.hurried) await accessible(this.page, '[role=menu]');
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
      if (!this.hurried) await accessible(page, '[role=dialog]');
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
