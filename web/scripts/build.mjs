// Builds the web client into a folder: `node scripts/build.mjs <folder>`. Each step is left out when what it reads
// is as it was when it last ended well.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fresh, mark, run, sources, stampOf, web } from './steps.mjs';

const out = resolve(process.argv[2] ?? join(web, 'dist'));
const dist = join(web, 'dist');

install();
build();
publish();

function install() {
  const stamp = stampOf(['package-lock.json', 'package.json', '.npmrc'], [process.versions.modules]);
  if (existsSync(join(web, 'node_modules', 'vite')) && fresh('install', stamp)) return;
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  });
  mark('install', stamp);
}

function build() {
  const stamp = stampOf([...sources, 'scripts/build.mjs']);
  if (existsSync(join(dist, 'index.html')) && fresh('build', stamp)) return;
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
  pack();
  mark('build', stamp);
}

/** Lays a packed file beside each one that gains by it: the server sends it to browsers that take it. */
function pack() {
  const assets = join(dist, 'assets');
  for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
    const bytes = readFileSync(join(assets, name));
    const packed = brotliCompressSync(bytes);
    if (packed.length < bytes.length) writeFileSync(join(assets, `${name}.br`), packed);
  }
}

/** Copies what was built, unless it is there already; old hashed files go with it. */
function publish() {
  if (out === dist) return;
  const list = join(out, '.web-client');
  const content =
    readFileSync(join(dist, 'index.html'), 'utf8') + readdirSync(join(dist, 'assets')).join('\n');
  if (existsSync(join(out, 'index.html')) && existsSync(list) && readFileSync(list, 'utf8') === content)
    return;
  rmSync(join(out, 'assets'), { recursive: true, force: true });
  cpSync(dist, out, { recursive: true, filter: (path) => !path.startsWith(join(dist, '.vite')) });
  writeFileSync(list, content);
}
