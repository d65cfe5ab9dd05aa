import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { Client, operator } from './client';
import { startReceiver } from './receiver';
import { Walk } from './walking';
import { watch } from './watch';

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000 });

/** Each would tell that it ran, or be seen to fetch something, wherever it were taken for more than text. */
const canaries = [
  `<img src=x onerror="caught('img')">`,
  `"><script>caught('script')</script>`,
  `<svg/onload=caught('svg')>`,
  `'-caught('quote')-'`,
  `{{constructor.constructor("caught('template')")()}}`,
  `[click](javascript:caught('link'))`,
  `![far](https://canary.invalid/far.png)`,
  `<iframe srcdoc="<script>parent.caught('frame')</script>"></iframe>`,
  `<link rel=stylesheet href=https://canary.invalid/far.css>`,
  `\u202Ejavascript:caught('turned')`,
];
const short = `<img src=x onerror="caught('short')">`;

/** What ran that must not, and who was asked besides the product. */
async function caughtOn(page: Page) {
  const ran: string[] = [];
  await page.exposeFunction('caught', (what: string) => ran.push(what));
  const strange: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (
      !['data:', 'blob:'].includes(protocol) &&
      origin !== new URL(page.url()).origin &&
      page.url() !== 'about:blank'
    )
      strange.push(request.url());
  });
  page.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { ran, strange };
}

/** That the canaries sing where they are let: what catches none of them shows nothing. */
async function areHeardElsewhere(context: BrowserContext) {
  const page = await context.newPage();
  const { ran } = await caughtOn(page);
  await page.setContent(`<p>${canaries.slice(0, 3).join('</p><p>')}</p>`);
  await expect.poll(() => ran).toContain('img');
  await page.close();
}

test('nothing that people, files or models say is ever more than text', async ({ context, page }) => {
  test.setTimeout(300_000);
  await areHeardElsewhere(context);
  const { ran, strange } = await caughtOn(page);

  const client = await Client.signedIn(context, 'hostile', short);
  const project = await client.project(`Hostile ${short}`);
  const blocks = canaries.map((canary) => `A party MUST read ${canary} as it stands.`).join('\n\n');
  const [first] = await client.documents(project, {
    [`<img src=x onerror=caught('file')>.md`]: `# ${canaries[0]}\n\n${blocks}\n`,
    'page.html': `<html><head><title>${short}</title></head><body onload="caught('body')"><h1>Page</h1><p>${canaries.join('</p><p>')}</p></body></html>`,
    'broken.pdf': `%PDF-1.7\n${short}\n%%EOF\n`,
  });
  const schema = await client.schema({
    schema_ref: 'hostile',
    title: short,
    type: 'object',
    properties: {
      [short]: { title: short, description: canaries[1], type: 'string' },
      level: { title: canaries[2], type: 'string', enum: [short, 'MUST', 'none'] },
      revised_content: { type: 'string' },
      parts: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    },
  });
  await client.apply(project, schema);
  const run = (await client.runs(project)).find(({ source_uid }) => source_uid === first)!;
  await client.send('PATCH', `/projects/${project}/runs/${run.run_id}`, { run_name: `Run ${short}` });
  const said = Object.fromEntries(
    (await client.overlays(project, run.run_id)).slice(0, 8).map((overlay) => [overlay.block_uid, overlay]),
  );
  for (const [index, overlay] of Object.values(said).entries()) {
    const canary = canaries[index % canaries.length]!;
    const edited = await client.send(
      'PATCH',
      `/projects/${project}/runs/${run.run_id}/overlays/${overlay.block_uid}`,
      {
        data: { [short]: canary, level: short, revised_content: canary, parts: [{ name: canary }] },
        revision: overlay.revision,
      },
    );
    expect(edited.status(), await edited.text()).toBe(200);
  }
  await client.post(`/projects/${project}/runs/${run.run_id}/confirm`, {
    block_uids: Object.keys(said).slice(0, 4),
  });
  await client.post('/account/tokens', { name: short });
  await client.post(`/projects/${project}/invitations`, {
    email: `'-caught('mail')-'@example.org`.replace(/[()]/g, ''),
    role: 'viewer',
  });

  // What the other side of a webhook answers is shown as well.
  const receiver = await startReceiver();
  receiver.answer.status = 500;
  receiver.answer.body = canaries.join('\n');
  const { integration_id: hook } = await client.post<{ integration_id: string }>(
    `/projects/${project}/integrations`,
    { kind: 'webhook', name: `Hook ${short}`, trigger: 'batch', settings: { url: receiver.url } },
  );
  await client.post(`/projects/${project}/integrations/${hook}/push`);
  await expect.poll(() => receiver.calls.length).toBeGreaterThan(0);

  const walk = new Walk(page, await watch(page), true);
  await walk.from(
    '/app',
    `/app/projects/${project}/integrations/${hook}`,
    `/app/projects/${project}/upload`,
    `/app/projects/${project}/documents/${first}/revised`,
  );

  await page.goto(`/app/projects/${project}/documents/${first}?run=${run.run_id}`);
  await expect(page.locator('.ag-root').getByText(canaries[1]!).first()).toBeVisible();
  await expect(page.locator('#content img, #content iframe, #content script')).toHaveCount(0);
  await receiver.stop();
  expect(ran, 'what ran').toEqual([]);
  expect(strange, 'who else was asked').toEqual([]);
});

test('nor is it to the operator, who reads the mail and the installation', async ({ context, page }) => {
  const { ran, strange } = await caughtOn(page);
  const client = await Client.signedIn(context, operator);
  await client.post('/auth/forgot-password', { email: 'hostile@example.org' });
  await expect(async () => {
    await page.goto('/app/settings/installation');
    await page
      .getByRole('button', { name: /hostile@example\.org$/ })
      .first()
      .click({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole('dialog').getByRole('link')).toBeVisible();
  await expect(page.getByRole('dialog').locator('img, iframe, script')).toHaveCount(0);
  await expect(page.locator('#content img, #content iframe, #content script')).toHaveCount(0);
  await new Walk(page, await watch(page), true).from('/app/settings/installation');
  expect(ran, 'what ran').toEqual([]);
  expect(strange, 'who else was asked').toEqual([]);
});

test('nor to whoever is asked in by somebody with such a name', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { ran, strange } = await caughtOn(page);
  const complaints = await watch(page);
  for (const path of [
    `/login?next=${encodeURIComponent("javascript:caught('next')")}`,
    `/login?next=${encodeURIComponent('//canary.invalid/')}`,
    `/invitation#token=${encodeURIComponent(short)}`,
    `/verify-email#token=${encodeURIComponent(canaries[1]!)}`,
    `/reset-password#token=${encodeURIComponent(canaries[2]!)}`,
    `/no/such/${encodeURIComponent(short)}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading').or(page.getByText('There is no such page')).first()).toBeVisible();
    await expect(page.locator('img[src=x], iframe, [onerror], [onload]')).toHaveCount(0);
  }
  await context.close();
  expect(ran, 'what ran').toEqual([]);
  expect(strange, 'who else was asked').toEqual([]);
  expect(complaints.filter((words) => /^(policy|broken)/.test(words))).toEqual([]);
});
