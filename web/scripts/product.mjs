// The built product and a browser for it, for the scripts that drive it.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** For what starts often and is not measured: half of what a start costs is the second compiler's work. */
export const quickStart = ['-XX:TieredStopAtLevel=1'];

/** A product that runs on a home of its own until it is stopped; `options` are the JVM's. */
export async function startProduct(jar, settings = {}, options = []) {
  const home = mkdtempSync(join(tmpdir(), 'blockdata-driven-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const log = [];
  let running = launch();

  function launch() {
    const server = spawn(java(), [...options, '--enable-native-access=ALL-UNNAMED', '-jar', resolve(jar)], {
      env: { ...process.env, ...settings, BLOCKDATA_HOME: home, SERVER_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (data) => {
        log.push(data.toString());
        if (log.length > 400) log.shift();
      });
    }
    const started = { server, ended: false };
    started.end = new Promise((done) => server.on('exit', () => done((started.ended = true))));
    server.on('error', (error) => {
      started.ended = true;
      log.push(error.message);
    });
    return started;
  }

  async function end(signal) {
    const { server, end } = running;
    if (running.ended) return;
    server.kill(signal);
    const late = setTimeout(() => server.kill('SIGKILL'), 30_000);
    await end;
    clearTimeout(late);
  }

  const product = {
    url,
    /** The end of what it said. */
    log: () => log.join('').split('\n').slice(-60).join('\n'),
    /** Takes it away as a power failure would, and gives nothing back until it is started again. */
    kill: () => end('SIGKILL'),
    async startAgain() {
      running = launch();
      await ready(url, () => running.ended);
    },
    async stop() {
      await end('SIGTERM');
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => void product.stop().then(() => process.exit(1)));
  try {
    await ready(url, () => running.ended);
    return product;
  } catch (error) {
    console.error(`The end of the server's log:\n${product.log()}`);
    await product.stop();
    throw error;
  }
}

async function ready(url, ended) {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    if (ended()) throw new Error('The server ended before it was ready.');
    const up = await fetch(`${url}/actuator/health/readiness`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('The server was not ready within two minutes.');
}

/** The JDK 25 that Maven was started on, or one that is installed: `java` alone may be an older one. */
export function java() {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  const installed = ['/usr/lib/jvm', '/opt/java'].filter((folder) => existsSync(folder));
  const homes = [process.env.JAVA_HOME, process.env.JAVA_25_HOME].concat(
    installed.flatMap((folder) => readdirSync(folder).map((jdk) => join(folder, jdk))),
  );
  const home = homes.find((each) => each && isJava25(each));
  return home ? join(home, 'bin', name) : name;
}

function isJava25(home) {
  const release = join(home, 'release');
  return existsSync(release) && /JAVA_VERSION="25/.test(readFileSync(release, 'utf8'));
}

/** A Chromium that can be run: the one that CHROMIUM names, or one that is installed; undefined where there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return usable(named) ? named : fail(`CHROMIUM is set to ${named}, which cannot be run.`);
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  paths.push(
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  return paths.find(
    (path) => usable(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0,
  );
}

function usable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => done(free));
    });
  });
}

export function fail(words) {
  console.error(words);
  process.exit(1);
}
