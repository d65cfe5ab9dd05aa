import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { Client } from './client';
import { corpus, dragIn } from './job';
import { neo4jThere, neo4jUser, noNeo4j, startNeo4j } from './neo4j';
import { cell, edit } from './review';
import { accessible, shoot, watch } from './watch';

test.use({ actionTimeout: 30_000 });

const documents = 77;
const mine = 'What a transaction pays is burned, but for the tip.';
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const digits = (text: string) => Number(text.replaceAll(',', ''));

interface Line {
  user_defined: { data: Record<string, unknown> | null };
}

let stop: (() => Promise<void>) | undefined;
test.afterEach(() => stop?.());

test('77 specifications: uploaded, run, reviewed, confirmed, exported, and pushed into a Neo4j', async ({
  page,
  context,
}) => {
  test.skip(corpus === undefined, 'The corpus of real documents is not there: set BLOCKDATA_CORPUS.');
  test.skip(!neo4jThere, noNeo4j);
  test.setTimeout(600_000);
  const specifications = join(corpus!, 'md-eips');
  expect(readdirSync(specifications)).toHaveLength(documents);
  const neo4j = startNeo4j();
  stop = () => neo4j.stop();
  const count = async (what: string, parameters = {}) =>
    (await neo4j.ask(`MATCH ${what} RETURN count(*)`, parameters))[0]![0];
  const complaints = await watch(page);
  const client = await Client.signedIn(context, 'gale');
  const project = await client.project('Ethereum');
  const home = `/app/projects/${project}`;
  let confirmed = 0;
  let rejected = '';

  await test.step('the folder is dropped', async () => {
    await page.goto(home);
    await expect(page.getByText('No documents yet')).toBeVisible();
    await dragIn(page, [specifications], () => expect(page.getByText('Drop to upload')).toBeVisible());
    await expect(page.getByText(`${documents} files read`).first()).toBeVisible({ timeout: 60_000 });
    await button(page, 'Close the list of uploads').click();
  });

  await test.step('a schema is registered, applied to all, and run to the end', async () => {
    await page.getByRole('link', { name: 'Schemas' }).click();
    await page.getByRole('link', { name: 'Start from an example' }).click();
    await button(page, 'Register').click();
    await expect(page.getByRole('heading', { name: 'spec_review' })).toBeVisible();
    await page.goto(home);
    await button(page, 'Apply schema').click();
    await button(page, `Make ${documents} runs`).click();
    const pending = page.locator('dl div').filter({ hasText: 'Pending' }).locator('dd');
    await expect(pending).toHaveText('0', { timeout: 120_000 });
  });

  await test.step('one is read: a value is written, a block confirmed, another rejected', async () => {
    await page.getByRole('cell', { name: 'eip-1559', exact: true }).getByRole('link').click();
    await edit(page, 2, 'f:summary');
    await page.getByRole('textbox', { name: 'Summary' }).fill(mine);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Edit of block 3 saved.')).toBeVisible();
    await cell(page, 2, 'content').click();
    await page.keyboard.press('c');
    await expect(cell(page, 2, 'status')).toContainText('Confirmed');
    await cell(page, 3, 'content').click();
    await page.keyboard.press('r');
    await expect(cell(page, 3, 'status')).toContainText('Rejected');
  });

  await test.step('all others are confirmed at once', async () => {
    await page.goto(home);
    await button(page, /^Confirm [\d,]+$/).click();
    await dialog(page)
      .getByRole('button', { name: /^Confirm [\d,]+ blocks$/ })
      .click();
    await expect(page.getByText(/blocks confirmed\.$/).first()).toBeVisible({ timeout: 60_000 });
    const runs = await client.runs(project);
    expect(runs).toHaveLength(documents);
    confirmed = runs.reduce((sum, { counts }) => sum + counts.confirmed, 0);
    const left = runs.reduce(
      (sum, { counts }) => sum + counts.pending + counts.claimed + counts.ai_complete,
      0,
    );
    expect(confirmed).toBeGreaterThan(3000);
    expect(left).toBe(0);
    const { run_id } = runs.find(({ counts }) => counts.rejected > 0)!;
    rejected = (await client.overlays(project, run_id)).find(
      ({ status }) => status === 'rejected',
    )!.block_uid;
  });

  await test.step('what is exported is what is confirmed', async () => {
    await button(page, 'Export…').click();
    const waiting = page.waitForEvent('download');
    await dialog(page).getByRole('radio', { name: 'One file', exact: true }).check();
    await dialog(page).getByRole('link', { name: 'Download' }).click();
    const lines = readFileSync(await (await waiting).path(), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const values = lines.flatMap(({ user_defined: { data } }) => (data === null ? [] : [data]));
    expect(values).toHaveLength(confirmed);
    expect(values.filter(({ summary }) => summary === mine)).toHaveLength(1);
  });

  let drawn = { nodes: 0, relationships: 0 };
  await test.step('a Neo4j is set up: its address, and what becomes of a block', async () => {
    const { bolt } = await neo4j.ready;
    await page
      .getByRole('navigation', { name: 'Views of the project' })
      .getByRole('link', { name: /^Integrations/ })
      .click();
    await page.getByRole('link', { name: 'New integration' }).click();
    await page.getByRole('link', { name: /^Neo4j/ }).click();
    await page.getByLabel('Name', { exact: true }).fill('Knowledge graph');
    await page.getByLabel('Address').fill(bolt);
    await page.getByLabel('User name').fill(neo4jUser.name);
    await page.getByLabel('Password', { exact: true }).fill(neo4jUser.password);
    await page.getByLabel('Schema', { exact: true }).selectOption('spec_review');
    await button(page, 'Suggest from the schema').click();
    await expect(page.getByLabel('What Mentions becomes').first()).toHaveValue('node');
    await expect(page.getByLabel('Property for Summary')).toHaveValue('summary');
    await button(page, 'Draw it').click();
    const words = page.getByText(/blocks of 77 documents would become/);
    const numbers = /^([\d,]+) blocks .* become ([\d,]+) nodes and ([\d,]+) relationships/.exec(
      await words.innerText(),
    )!;
    expect(digits(numbers[1]!)).toBe(confirmed);
    drawn = { nodes: digits(numbers[2]!), relationships: digits(numbers[3]!) };
    await page.getByRole('radio', { name: 'Only by hand' }).check();
    await accessible(page);
    await shoot(page, 'graph-form');
    await button(page, 'Create').click();
    await expect(page.getByRole('heading', { name: 'Knowledge graph' })).toBeVisible();
  });

  await test.step('a test brings one block, and no more', async () => {
    await button(page, 'Test').click();
    await expect(page.getByText(/One confirmed block arrived/)).toBeVisible();
    expect(await count('(:Document)-[:HAS_BLOCK]->(:Block)')).toBe(1);
  });

  await test.step('a push brings all, as it was drawn', async () => {
    await button(page, 'Push now…').click();
    await expect(dialog(page)).toContainText(`All confirmed blocks of ${documents} runs are sent`);
    await button(page, `Push ${documents} runs`).click();
    const delivered = page
      .getByRole('table', { name: 'Deliveries' })
      .getByRole('row')
      .filter({ hasText: 'Delivered' });
    await expect(delivered).toHaveCount(50, { timeout: 120_000 });
    await button(page, 'Show older ones').click();
    await expect(delivered).toHaveCount(documents, { timeout: 60_000 });
    await expect(page.getByRole('region', { name: 'Settings' })).toContainText(/Waiting\s*0/);
    await shoot(page, 'graph-pushed');
    await asDrawn();
    expect(await count('(:Document)')).toBe(documents);
    expect(await count('(:Document)-[:HAS_BLOCK]->(:Block)')).toBe(confirmed);
    expect(await count('(:Document {doc_title: "eip-1559"})-->(:Block {summary: $mine})', { mine })).toBe(1);
    expect(await count('(:Block {block_uid: $rejected})', { rejected })).toBe(0);
  });

  await test.step('and what is sent again changes nothing', async () => {
    await button(page, /^Pushed by hand, .*: details$/)
      .first()
      .click();
    await expect(page.getByText('Attempts', { exact: true }).locator('+ dd')).toHaveText('1');
    await button(page, 'Send again').click();
    await expect(page.getByText('It is sent again.')).toBeVisible();
    await expect
      .poll(async () => (await client.get(`/projects/${project}/integrations`)).items)
      .toMatchObject([{ waiting: 0, failed: 0 }]);
    await asDrawn();
  });

  async function asDrawn() {
    expect(await count('(n)')).toBe(drawn.nodes);
    expect(await count('()-[r]->()')).toBe(drawn.relationships);
  }

  expect(complaints).toEqual([]);
});
