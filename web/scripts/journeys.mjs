// Drives the built product in a real browser: `node scripts/journeys.mjs <jar>`. Without a Chromium there is nothing
// to drive, which is said in one line and is no failure.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fail, findChromium, startProduct } from './product.mjs';
import { web } from './steps.mjs';

const jar = process.argv[2];
if (!jar) fail('Which jar? Usage: node scripts/journeys.mjs <jar>');
const chromium = findChromium();
if (!chromium) {
  console.log('Browser journeys skipped: no Chromium found (set CHROMIUM to one, or install chromium).');
  process.exit(0);
}

const product = await startProduct(jar);
const status = await drive();
if (status !== 0) console.error(`The end of the server's log:\n${product.log()}`);
await product.stop();
process.exit(status);

function drive() {
  return new Promise((done) => {
    const tests = spawn(process.execPath, [join('node_modules', '@playwright', 'test', 'cli.js'), 'test'], {
      cwd: web,
      stdio: 'inherit',
      env: { ...process.env, BLOCKDATA_URL: product.url, CHROMIUM: chromium },
    });
    tests.on('exit', (code) => done(code ?? 1));
  });
}
