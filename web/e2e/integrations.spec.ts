import { expect, test, type Page } from '@playwright/test';
import { Client } from './client';
import { signatureOf, startReceiver } from './receiver';
import { accessible, shoot, watch } from './watch';

test.use({ actionTimeout: 30_000 });

const schema = {
  schema_ref: 'opening_hours',
  type: 'object',
  properties: { summary: { title: 'Summary', type: 'string' } },
};
const text = `# Opening hours

The desk is open from nine to five.

On public holidays it is closed.

Parcels are taken in at the back door.
`;

const dialog = (page: Page) => page.getByRole('dialog');
const deliveries = (page: Page) => page.getByRole('table', { name: 'Deliveries' });
const link = (page: Page, within: string) =>
  page.getByRole('navigation', { name: within }).getByRole('link', { name: /^Integrations/ });
const summary = (page: Page) => page.getByRole('region', { name: 'Settings' });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const rows = (page: Page, state: string) => deliveries(page).getByRole('row').filter({ hasText: state });

test('confirmed blocks go to a webhook by themselves; what it refuses is seen, sent again, and waits while paused', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const receiver = await startReceiver();
  const complaints = await watch(page);
  const client = await Client.signedIn(context, 'ida');
  const project = await client.project('Delivered');
  const home = `/app/projects/${project}`;
  await client.documents(project, { 'hours.md': text });
  await client.apply(project, await client.schema(schema));
  const [run] = await client.runs(project);
  const blocks = await client.overlays(project, run!.run_id);
  const confirm = (at: number) =>
    client.post(`/projects/${project}/runs/${run!.run_id}/confirm`, {
      block_uids: [blocks[at]!.block_uid],
    });
  let secret = '';

  await test.step('there is nothing yet, and a form for a first one', async () => {
    await page.goto(home);
    await link(page, 'Views of the project').click();
    await expect(page.getByText('No integrations yet')).toBeVisible();
    await accessible(page);
    await shoot(page, 'integrations-empty');
    await page.getByRole('link', { name: 'New integration' }).click();
    await page.getByRole('link', { name: /^Webhook/ }).click();
  });

  await test.step('what the server finds wrong stands at its field', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Front desk');
    await page.getByLabel('Address').fill('http://10.0.0.7/hooks');
    await button(page, 'Create').click();
    await expect(page.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Signing secret')).toHaveAttribute('aria-invalid', 'true');
    await accessible(page);
    await page.getByLabel('Address').fill(receiver.url);
    await button(page, 'Make a secret').click();
    secret = await page.getByLabel('Signing secret').inputValue();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await button(page, 'Add a header').click();
    await page.getByLabel('Name of header 1').fill('X-Api-Key');
    await page.getByLabel('Value of header 1').fill('open-sesame');
    await accessible(page);
    await shoot(page, 'integrations-form');
    await button(page, 'Create').click();
    await expect(page.getByRole('heading', { name: 'Front desk' })).toBeVisible();
  });

  await test.step('a test says what the other side said', async () => {
    await button(page, 'Test').click();
    await expect(page.getByText(/A test call arrived, without a block/)).toBeVisible();
    await confirm(0);
    await expect(rows(page, 'Delivered')).toHaveCount(1);
    await button(page, 'Test').click();
    await expect(page.getByText(/One confirmed block arrived\. status 200/)).toBeVisible();
    const [trial, call] = receiver.calls;
    expect(trial!.headers['blockdata-event']).toBe('test');
    expect(trial!.headers['webhook-signature']).toBe(signatureOf(trial!, secret));
    expect(trial!.body).toBe('');
    expect(call!.headers['webhook-signature']).toBe(signatureOf(call!, secret));
    expect(call!.headers['x-api-key']).toBe('open-sesame');
    expect(call!.headers['blockdata-event']).toBe('blocks.confirmed');
    expect(call!.body).toContain('# Opening hours');
  });

  await test.step('each delivery tells what was sent and answered', async () => {
    await button(page, /^Batch confirmed, .*: details$/).click();
    await expect(page.getByRole('region', { name: 'Sent' })).toContainText('# Opening hours');
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText('{"accepted":true}');
    await accessible(page);
  });

  await test.step('what is refused is tried again, and says when', async () => {
    receiver.answer.status = 503;
    receiver.answer.body = '{"error":"the index is being rebuilt"}';
    await confirm(1);
    await expect(rows(page, 'To be retried')).toHaveCount(1);
    await expect(page.getByText('The last attempt failed. It answered with the status 503.')).toBeVisible();
    await rows(page, 'To be retried').getByRole('button').click();
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText('the index is being rebuilt');
    await expect(page.getByText(/^\d\d:\d\d:\d\d$/)).toBeVisible();
    await accessible(page);
    await shoot(page, 'integrations-failing');
    await link(page, 'Breadcrumb').click();
    await expect(page.getByText('It answered with the status 503.')).toBeVisible();
    await accessible(page);
    await page.getByRole('link', { name: 'Front desk' }).click();
  });

  await test.step('and is sent at once when somebody asks for it', async () => {
    receiver.answer.status = 200;
    const before = receiver.calls.length;
    await rows(page, 'To be retried').getByRole('button').click();
    await button(page, 'Retry now').click();
    await expect(rows(page, 'Delivered')).toHaveCount(2);
    const last = receiver.calls.at(-1)!;
    expect(receiver.calls.length).toBeGreaterThan(before);
    expect(last.headers['webhook-id']).toBe(receiver.calls[before - 1]!.headers['webhook-id']);
    await button(page, 'Send again').click();
    await expect.poll(() => receiver.calls.at(-1) !== last).toBe(true);
    expect(receiver.calls.at(-1)!.headers['webhook-id']).toBe(last.headers['webhook-id']);
  });

  await test.step('a pause keeps what waits, and goes on with it', async () => {
    await button(page, 'Pause').click();
    await expect(summary(page)).toContainText('Paused. What is confirmed meanwhile waits');
    const before = receiver.calls.length;
    await confirm(2);
    await button(page, 'Push now…').click();
    await expect(dialog(page)).toContainText('All confirmed blocks of 1 run are sent');
    await expect(dialog(page)).toContainText('It is paused');
    await accessible(page, '[role=dialog]');
    await button(page, 'Push 1 run').click();
    await expect(summary(page)).toContainText('Paused. 2 deliveries wait');
    await expect(rows(page, 'Waiting')).toHaveCount(2);
    expect(receiver.calls.length).toBe(before);
    await accessible(page);
    await shoot(page, 'integrations-paused');
    await button(page, 'Resume').click();
    await expect(rows(page, 'Delivered')).toHaveCount(4);
    expect(receiver.calls.slice(before).map(({ headers }) => headers['blockdata-event'])).toEqual([
      'blocks.confirmed',
      'pushed',
    ]);
    await deliveries(page).scrollIntoViewIfNeeded();
    await page.getByLabel('Which deliveries').selectOption('Failed');
    await expect(page.getByText('There are none of these')).toBeVisible();
  });

  await test.step('what was given up is sent again, all at once', async () => {
    await page.getByLabel('Which deliveries').selectOption('All');
    receiver.answer.status = 410;
    const before = receiver.calls.length;
    await confirm(3);
    // A list of which nothing is open is read again every five seconds.
    await expect(rows(page, 'Failed')).toHaveCount(1, { timeout: 30_000 });
    await expect(summary(page)).toContainText(
      'It is gone (410) and wants nothing more. Paused. What is confirmed meanwhile waits',
    );
    await button(page, 'Resume').click();
    await client.post(`/projects/${project}/integrations/${page.url().split('/').at(-1)}/push`);
    await expect(rows(page, 'Failed')).toHaveCount(2, { timeout: 30_000 });
    await expect(button(page, 'Resume')).toBeVisible();
    await shoot(page, 'integrations-failed');
    receiver.answer.status = 200;
    await button(page, 'Send 2 failed again…').click();
    await expect(dialog(page)).toContainText('It is paused: they wait');
    await accessible(page, '[role=dialog]');
    await shoot(page, 'integrations-replay');
    await button(page, 'Send 2 deliveries again').click();
    await expect(rows(page, 'Waiting')).toHaveCount(2);
    await expect(page.getByRole('button', { name: /failed again/ })).toBeHidden();
    await button(page, 'Resume').click();
    await expect(rows(page, 'Delivered')).toHaveCount(6);
    const ids = receiver.calls.slice(before).map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(4);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  });

  await test.step('its secret is exchanged without a gap, and is never shown', async () => {
    await button(page, 'More actions').click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await expect(page.getByText('Signing secret: set')).toBeAttached();
    expect(await page.content()).not.toContain(secret);
    await button(page, 'Replace signing secret').click();
    await button(page, 'Make a secret').click();
    const next = await page.getByLabel('Signing secret').inputValue();
    await button(page, 'Save').click();
    await button(page, 'Test').click();
    await expect(page.getByText(/One confirmed block arrived/)).toBeVisible();
    const call = receiver.calls.at(-1)!;
    expect(call.headers['webhook-signature']).toBe(`${signatureOf(call, next)} ${signatureOf(call, secret)}`);
    expect(call.headers['x-api-key']).toBe('open-sesame');
  });

  await test.step('all projects have one page, and an integration can go', async () => {
    await link(page, 'Main').click();
    await expect(page.getByRole('region', { name: 'Integrations of Delivered' })).toContainText('Front desk');
    await accessible(page);
    await shoot(page, 'integrations-all');
    await page.getByRole('link', { name: 'Front desk' }).click();
    await button(page, 'More actions').click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await button(page, 'Delete integration').click();
    await expect(page.getByText('No integrations yet')).toBeVisible();
  });

  await receiver.stop();
  // A list that is read again every few seconds may cross the deletion, and is told that there is nothing any more.
  const expected = /status of (409|422)|status of 404 .*\/integrations\//;
  expect(complaints.filter((words) => !expected.test(words))).toEqual([]);
});
