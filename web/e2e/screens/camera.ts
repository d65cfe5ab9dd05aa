import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { still } from '../watch';
import { signedIn, type Who } from './subjects';

const out = '../docs/screens';
const quality = 70;
const heaviest = 150_000;
const heaviestOfAll = 7_000_000;
const taken: { page: string; state: string; words: string }[] = [];

interface Scene {
  as?: Who;
  /** Requests that get no answer, for what is shown meanwhile. */
  held?: string;
  /** Requests that are answered with an error. */
  broken?: string;
}

/** A page in one of its states, in both themes and at both widths. */
export function scene(
  page: string,
  state: string,
  words: string,
  set: (page: Page) => Promise<unknown>,
  how: Scene = {},
): void {
  taken.push({ page, state, words });
  test(`${page}-${state}`, async ({ browser }) => {
    const context = await browser.newContext({
      storageState: how.as === 'nobody' ? undefined : signedIn[how.as ?? 'operator'],
      reducedMotion: 'reduce',
    });
    const tab = await context.newPage();
    if (how.held) await tab.route(how.held, () => new Promise(() => undefined));
    if (how.broken) {
      await tab.route(how.broken, (route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: '{"title":"Unavailable","detail":"The database does not answer at the moment.","status":503}',
        }),
      );
    }
    await set(tab);
    for (const theme of ['light', 'dark'] as const) {
      for (const [width, height] of [
        [1440, 900],
        [1024, 768],
      ] as const) {
        await tab.setViewportSize({ width, height });
        await still(tab, theme);
        await picture(tab, `${out}/${page}-${state}-${theme}-${width}.webp`);
      }
    }
    await context.close();
  });
}

async function picture(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
  await session.detach();
  const bytes = Buffer.from(data, 'base64');
  expect(bytes.length, path).toBeLessThan(heaviest);
  writeFileSync(path, bytes);
}

/** The page that shows them, and nothing beside it. */
export function hang(): void {
  const wanted = new Set(taken.flatMap(({ page, state }) => names(page, state)));
  const there = readdirSync(out).filter((name) => /\.(webp|png)$/.test(name));
  for (const name of there) if (!wanted.has(name)) rmSync(join(out, name));
  expect([...wanted].filter((name) => !there.includes(name))).toEqual([]);
  const weight = [...wanted].reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
  expect(weight).toBeLessThan(heaviestOfAll);
  writeFileSync(join(out, 'README.md'), gallery());
}

function names(page: string, state: string): string[] {
  return ['light', 'dark'].flatMap((theme) =>
    [1440, 1024].map((width) => `${page}-${state}-${theme}-${width}.webp`),
  );
}

function gallery(): string {
  const image = (name: string) => `<a href="${name}"><img src="${name}" width="400" alt=""></a>`;
  const parts = taken.map(({ page, state, words }) => {
    const [light, narrowLight, dark, narrowDark] = names(page, state) as [string, string, string, string];
    return `### ${page}, ${state}\n\n${words}. At 1024: [light](${narrowLight}), [dark](${narrowDark}).\n\n${image(light)} ${image(dark)}\n`;
  });
  return `# The pages

Each page in its states, light and dark, at 1440 and at 1024 pixels. Taken of the built product by
\`node scripts/screens.mjs ../target/blockdata.jar\` in \`web/\`; the documents are real ones.

${parts.join('\n')}`;
}
