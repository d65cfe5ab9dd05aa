import { expect, type Page } from '@playwright/test';

export const at =
  (path: () => string, shown: (page: Page) => ReturnType<Page['locator']>) => async (page: Page) => {
    await page.goto(path());
    await shown(page).first().waitFor();
  };
export const skeleton = (page: Page) => page.locator('[aria-busy=true]');
export const failure = (page: Page) => page.getByText('This could not be loaded');
export const rows = (page: Page) => page.locator('tbody tr');
export const click = async (page: Page, name: string | RegExp, item?: string | RegExp) => {
  await page.getByRole('button', { name }).first().click();
  if (item) await page.getByRole('menuitem', { name: item }).click();
};
export const asked = async (page: Page) => {
  await page.getByRole('dialog').waitFor();
  await expect(page.getByText('Counting…')).toHaveCount(0);
  await expect(skeleton(page)).toHaveCount(0);
};
