// Drives the built product in a real browser: `node scripts/journeys.mjs <jar> [journey …]`. Without a Chromium there is
// nothing to drive, which is said in one line and is no failure.
import { createServer } from 'node:http';
import { drive } from './playwright.mjs';
import { fail, findChromium, freePort, java, quickStart, startProduct } from './product.mjs';

const [jar, ...named] = process.argv.slice(2);
if (!jar) fail('Which jar? Usage: node scripts/journeys.mjs <jar>');
const chromium = findChromium();
if (!chromium) {
  console.log('Browser journeys skipped: no Chromium found (set CHROMIUM to one, or install chromium).');
  process.exit(0);
}

// Journeys receive what is delivered themselves, on loopback, which nobody reaches by a product as it is set up.
// Where the provider to sign in by will be is settled now; the journey that needs it starts it.
const issuer = `http://127.0.0.1:${await freePort()}`;
const settings = {
  BLOCKDATA_OPERATORS: 'operator@example.org',
  BLOCKDATA_ALLOWED_HOSTS: '127.0.0.1',
  BLOCKDATA_OAUTH_OIDC_ISSUER: issuer,
  BLOCKDATA_OAUTH_OIDC_CLIENT_ID: 'blockdata',
  BLOCKDATA_OAUTH_OIDC_NAME: 'the house',
};
const product = await startProduct(jar, settings, quickStart);
const plug = await powerPlug();
const status = await drive(named, {
  BLOCKDATA_URL: product.url,
  BLOCKDATA_PLUG: plug.url,
  BLOCKDATA_JAVA: java(),
  BLOCKDATA_ISSUER: issuer,
  CHROMIUM: chromium,
});
plug.close();
if (status !== 0) console.error(`The end of the server's log:\n${product.log()}`);
await product.stop();
process.exit(status);

/** Lets a journey take the product away (`POST /kill`) and give it back (`POST /start`). */
function powerPlug() {
  const verbs = { '/kill': () => product.kill(), '/start': () => product.startAgain() };
  const server = createServer((request, response) => {
    const verb = request.method === 'POST' ? verbs[request.url] : undefined;
    if (!verb) return void response.writeHead(404).end();
    verb().then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () =>
      done({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }),
    ),
  );
}
