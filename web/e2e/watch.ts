import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const out = 'e2e/out';

/** Collects what the browser complains about: errors in the console, scripts that broke, violations of the policy. */
export async function watch(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) =>
    complaints.push(`broken: ${(error.stack ?? error.message).split('\n').slice(0, 8).join('\n')}`),
  );
  await page.exposeFunction('reportViolation', (words: string) => complaints.push(`policy: ${words}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (words: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return complaints;
}

/** What moves has come to rest: pictures and contrasts are of the page as it stays. */
export async function still(page: Page, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset.mantineColorScheme === scheme,
    colorScheme,
  );
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document
      .getAnimations()
      .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** The page in both themes at both widths, for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await still(page, colorScheme);
      await page.screenshot({ path: `${out}/${name}-${colorScheme}-${width}.png` });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** What a theme can spoil; the rest is the same in both. */
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
}
interface Axe {
  run: (within: string | Document, how: object) => Promise<AxeResult>;
}

/** Nothing on the page, or in a part of it, offends WCAG 2.2 AA, in either theme. */
export async function accessible(page: Page, within?: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  for (const colorScheme of ['dark', 'light'] as const) {
    await still(page, colorScheme);
    const result = await page.evaluate(
      ([part, runOnly]) => (window as unknown as { axe: Axe }).axe.run(part ?? document, { runOnly }),
      [within, colorScheme === 'dark' ? wcag : colours] as const,
    );
    const found = result.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
    );
    expect.soft(found, `${page.url()} ${within ?? ''} in ${colorScheme}`).toEqual([]);
  }
}
