/* global FormData, File, requestAnimationFrame, performance */
// Measures the page in a headless Chromium: `node scripts/page-bench.mjs <jar> [rows …]`. Prints each figure beside its
// goal. Times are the middle one of several, on whatever machine this runs on: no test hangs on them.
import { chromium } from '@playwright/test';
import { fail, findChromium, startProduct } from './product.mjs';

const [jar, ...sizes] = process.argv.slice(2);
if (!jar) fail('Which jar? Usage: node scripts/page-bench.mjs <jar> [rows …]');
const rows = sizes.length > 0 ? sizes.map(Number) : [5_000, 50_000];
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const executablePath = findChromium() ?? fail('No Chromium found: set CHROMIUM to one, or install chromium.');

const product = await startProduct(jar, { BLOCKDATA_WORKER_CONCURRENCY: '200' });
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-sync',
    '--no-first-run',
  ],
});
try {
  await firstLoad();
  const user = await signUp();
  for (const count of rows) await grid(user, count);
} finally {
  await browser.close();
  await product.stop();
}

function tell(figure, value, unit, goal, met) {
  const verdict = goal === '' ? '' : met ? 'met' : 'missed';
  console.log(`${figure.padEnd(62)} ${value.padStart(9)} ${unit.padEnd(8)} ${goal.padEnd(10)} ${verdict}`);
}

/** What a person who comes for the first time has to fetch before the page is there. */
async function firstLoad() {
  const context = await browser.newContext({ baseURL: product.url });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const kinds = new Map();
  const bytes = {};
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto('/login', { waitUntil: 'networkidle' });
  const kilobytes = ((bytes.Script ?? 0) + (bytes.Stylesheet ?? 0)) / 1000;
  tell(
    'First load, scripts and styles as they are sent',
    kilobytes.toFixed(1),
    'kB',
    '<= 150',
    kilobytes <= 150,
  );
  tell('  and the font', ((bytes.Font ?? 0) / 1000).toFixed(1), 'kB', '', true);
  await context.close();
}

async function signUp() {
  const context = await browser.newContext({ baseURL: product.url });
  const page = await context.newPage();
  await page.goto('/register');
  await page.getByLabel('Name').fill('Bea Okafor');
  await page.getByLabel('E-mail').fill('bea@example.org');
  await page.getByLabel('Password', { exact: true }).fill('a long enough passphrase 8');
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  return { context, page, storageState: await context.storageState() };
}

/** A document of so many blocks, each with a staged answer. */
async function prepare(page, count) {
  return page.evaluate(async (count) => {
    const call = async (method, path, given) => {
      const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)[1];
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          'X-XSRF-TOKEN': decodeURIComponent(token),
          ...(given instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
        },
        body: given === undefined || given instanceof FormData ? given : JSON.stringify(given),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    };
    const pause = () => new Promise((done) => setTimeout(done, 500));
    const project = (await call('POST', '/projects', { project_name: `Rows ${count}` })).project_id;
    const text = Array.from(
      { length: count },
      (_, i) => `Block ${i} says that a client must answer within ${i % 60} seconds, or else be closed.`,
    ).join('\n\n');
    const form = new FormData();
    form.append('file', new File([text], `rows-${count}.md`));
    const { source_uid } = await call('POST', `/projects/${project}/documents`, form);
    while ((await call('GET', `/projects/${project}/documents/${source_uid}`)).status !== 'ingested')
      await pause();
    const { schema_id } = await call('POST', '/schemas', {
      schema_ref: `rows-${count}`,
      type: 'object',
      properties: {
        level: { type: 'string', enum: ['MUST', 'SHOULD', 'MAY', 'none'] },
        confidence: { type: 'number', minimum: 0, maximum: 1 },
        summary: { type: 'string', maxLength: 400 },
      },
    });
    const { run_id } = await call('POST', `/projects/${project}/runs`, { source_uid, schema_id });
    await call('POST', `/projects/${project}/runs/${run_id}/dispatch`, {});
    while ((await call('GET', `/projects/${project}/runs/${run_id}`)).status !== 'complete') await pause();
    return { project, source_uid, run_id };
  }, count);
}

async function grid(user, count) {
  const made = await prepare(user.page, count);
  const path = `/app/projects/${made.project}/documents/${made.source_uid}?run=${made.run_id}`;
  const cold = await shown(user.storageState, path, true);
  const warm = await shown(user.storageState, path, false);
  const n = count.toLocaleString('en');
  tell(
    `${n} rows: from navigation to rows on screen, nothing cached`,
    cold.toFixed(0),
    'ms',
    '<= 1500',
    cold <= 1500,
  );
  tell(`${n} rows: the same, page cached`, warm.toFixed(0), 'ms', '<= 1500', warm <= 1500);
  const page = await (
    await browser.newContext({ baseURL: product.url, storageState: user.storageState })
  ).newPage();
  await page.goto(path);
  await firstRow(page);
  await page.waitForTimeout(1500);
  const idle = await frames(page, 3_000, () => Promise.resolve());
  tell(`${n} rows: frames a second while nothing happens`, idle.rate.toFixed(1), 'a second', '', true);
  const scrolled = await frames(page, 5_000, () => page.mouse.wheel(0, 400));
  tell(
    `${n} rows: frames a second while scrolling`,
    scrolled.rate.toFixed(1),
    'a second',
    '>= 55',
    scrolled.rate >= 55,
  );
  tell(`${n} rows:   longest frame`, scrolled.longest.toFixed(0), 'ms', '', true);
  await page.mouse.wheel(0, -1e9);
  const changed = await changes(page, made);
  tell(
    `${n} rows: row changes a second that were made`,
    changed.made.toFixed(0),
    'a second',
    '>= 100',
    changed.made >= 100,
  );
  tell(
    `${n} rows: frames a second meanwhile`,
    changed.rate.toFixed(1),
    'a second',
    '>= 55',
    changed.rate >= 55,
  );
  tell(`${n} rows:   longest frame`, changed.longest.toFixed(0), 'ms', '', true);
  await page.context().close();
}

/** How long it takes from navigating until the first rows with their answers are painted; the middle of all rounds. */
async function shown(storageState, path, fresh) {
  const times = [];
  let context;
  for (let round = 0; round < rounds; round++) {
    if (!context || fresh) {
      await context?.close();
      context = await browser.newContext({ baseURL: product.url, storageState });
      if (!fresh) {
        const before = await context.newPage();
        await before.goto(path);
        await firstRow(before);
        await before.close();
      }
    }
    const page = await context.newPage();
    await page.goto(path, { waitUntil: 'commit' });
    await firstRow(page);
    times.push(
      await page.evaluate(
        () =>
          new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))),
          ),
      ),
    );
    await page.close();
  }
  await context.close();
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function firstRow(page) {
  return page.waitForFunction(() => {
    const row = document.querySelector('.ag-center-cols-container .ag-row, .ag-row');
    return row !== null && /Block 0 says/.test(document.querySelector('.ag-root')?.textContent ?? '');
  });
}

/** Frames while something is done over and over: how many a second, and the longest. */
async function frames(page, milliseconds, act) {
  const box = await page.locator('.ag-root').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const measuring = page.evaluate(
    (milliseconds) =>
      new Promise((done) => {
        const times = [];
        const step = (now) => {
          times.push(now);
          if (now - times[0] < milliseconds) requestAnimationFrame(step);
          else {
            const gaps = times.slice(1).map((time, i) => time - times[i]);
            done({ rate: (gaps.length * 1000) / (now - times[0]), longest: Math.max(...gaps) });
          }
        };
        requestAnimationFrame(step);
      }),
    milliseconds,
  );
  let going = true;
  void measuring.then(() => (going = false));
  while (going) {
    await act();
    await new Promise((done) => setTimeout(done, 16));
  }
  return measuring;
}

/** Changes the rows on screen from outside, as a hundred calls of a model a second would. */
async function changes(page, { project, run_id }) {
  const api = `${product.url}/api/v1/projects/${project}/runs/${run_id}/overlays`;
  const cookies = await page.context().cookies();
  const headers = {
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    'X-XSRF-TOKEN': decodeURIComponent(cookies.find(({ name }) => name === 'XSRF-TOKEN').value),
    'Content-Type': 'application/json',
  };
  const { items } = await (await fetch(`${api}?limit=100`, { headers })).json();
  const state = items.map(({ block_uid, revision }) => ({ block_uid, revision }));
  let made = 0;
  let failed = '';
  let going = true;
  const seconds = 10;
  const lanes = Array.from({ length: 5 }, async (_, lane) => {
    for (let i = lane; going; i = (i + 5) % state.length) {
      const started = performance.now();
      const row = state[i];
      const answer = await fetch(`${api}/${encodeURIComponent(row.block_uid)}`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({
          data: { level: 'MUST', confidence: 0.5, summary: `Change ${made}` },
          revision: row.revision,
        }),
      });
      if (!answer.ok) {
        failed = await answer.text();
        return;
      }
      row.revision = (await answer.json()).revision;
      made++;
      // Five lanes of 22 a second each are a little more than a hundred.
      await new Promise((done) => setTimeout(done, Math.max(0, 45 - (performance.now() - started))));
    }
  });
  const measured = await frames(page, seconds * 1000, () => Promise.resolve());
  going = false;
  await Promise.all(lanes);
  if (failed !== '') throw new Error(`A change was refused: ${failed}`);
  return { ...measured, made: made / seconds };
}
