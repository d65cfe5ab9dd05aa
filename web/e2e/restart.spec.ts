import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { Client, until } from './client';

const plug = process.env.BLOCKDATA_PLUG;
const rounds = 4;

test('a page that lost its connections and its server ends with what the server has', async ({ browser }) => {
  test.skip(plug === undefined, 'Only scripts/journeys.mjs can take the server away.');
  test.setTimeout(180_000);
  const line = await cutLine(new URL(process.env.BLOCKDATA_URL!));
  // Tall enough for all rows: what is not drawn cannot be compared.
  const context = await browser.newContext({ baseURL: line.url, viewport: { width: 1440, height: 1800 } });
  const page = await context.newPage();
  const client = await Client.signedIn(context, 'restarted');
  const project = await client.project('Restarted');
  const paragraphs = Array.from({ length: 30 }, (_, at) => `Rule ${at + 1}: a party MUST answer.`);
  await client.documents(project, { 'rules.md': paragraphs.join('\n\n') });
  const schema_id = await client.schema({
    schema_ref: 'restarted',
    type: 'object',
    properties: { note: { title: 'Note', type: 'string' } },
  });
  await client.apply(project, schema_id);
  const { run_id: run, source_uid } = (await client.runs(project))[0]!;
  const uids = (await client.overlays(project, run)).map(({ block_uid }) => block_uid);
  const tell = (verb: string, at: number[], more = {}) =>
    client.post(`/projects/${project}/runs/${run}/${verb}`, {
      block_uids: at.map((index) => uids[index]),
      ...more,
    });

  await page.goto(`/app/projects/${project}/documents/${source_uid}?run=${run}`);
  await expect(status(page, 29)).toHaveText('Staged');
  await page.evaluate(() => Object.assign(window, { same: true }));

  await test.step('connections that break, again and again', async () => {
    for (let round = 0; round < rounds; round++) {
      line.cut();
      await tell('confirm', [round]);
      await tell('reject', [10 + round], { to: 'rejected' });
    }
    await same(page, client, project, run);
  });

  await test.step('a server that dies and comes back, and goes on at once', async () => {
    // Where somebody is writing, they go on writing.
    await page.locator('.ag-row[row-index="5"] [col-id="f:note"]').dblclick();
    await page.getByRole('textbox', { name: 'Note' }).fill('In the middle of a sen');
    await fetch(`${plug}/kill`, { method: 'POST' });
    await expect(page.getByText(/Reconnecting|Offline/).first()).toBeVisible();
    expect((await fetch(`${plug}/start`, { method: 'POST' })).status).toBe(204);
    await until(() =>
      tell('confirm', [20, 21, 22]).then(
        () => true,
        () => false,
      ),
    );
    await tell('reopen', [0, 1]);
    await same(page, client, project, run);
    await expect(page.getByText(/Reconnecting|Offline/)).toHaveCount(0);
    await tell('confirm', [25]);
    await same(page, client, project, run);
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('In the middle of a sen');
  });

  expect(await page.evaluate(() => 'same' in window), 'the page was never loaded anew').toBe(true);
  await context.close();
  line.close();
});

const words: Record<string, string> = { ai_complete: 'Staged', confirmed: 'Confirmed', rejected: 'Rejected' };

function status(page: Page, row: number) {
  return page.locator(`.ag-row[row-index="${row}"] [col-id="status"]`);
}

/** Each row of the grid says what the server says of it. */
async function same(page: Page, client: Client, project: string, run: string): Promise<void> {
  const truth = (await client.overlays(project, run))
    .sort((one, other) => one.block_index - other.block_index)
    .map((overlay) => words[overlay.status]);
  await expect
    .poll(
      () =>
        page.locator('.ag-row [col-id="status"]').evaluateAll((cells) =>
          cells
            .map((cell) => ({
              row: Number(cell.closest('.ag-row')!.getAttribute('row-index')),
              word: cell.textContent,
            }))
            .sort((one, other) => one.row - other.row)
            .map(({ word }) => word),
        ),
      { timeout: 40_000 },
    )
    .toEqual(truth);
}

/** A line to the server that can be cut, and is whole again for whoever comes next. */
async function cutLine(to: URL): Promise<{ url: string; cut: () => void; close: () => void }> {
  const open = new Set<Socket>();
  const door = createServer((client) => {
    const server = connect(Number(to.port), to.hostname);
    open.add(client).add(server);
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => {
        open.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
  });
  await new Promise<void>((ready) => door.listen(0, ready));
  const cut = () => open.forEach((end) => end.destroy());
  return {
    url: `http://localhost:${(door.address() as AddressInfo).port}`,
    cut,
    close: () => {
      cut();
      door.close();
    },
  };
}
