// What the scripts share: the check of Node, running a tool, and stamps that say when a step can be left out.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(web, 'node_modules', '.blockdata');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `The web client needs Node 20.19 or newer; this is ${process.version}. Install it from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Everything that the built client depends on. */
export const sources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** One hash over the names and contents of files and folders. */
export function stampOf(paths, more = []) {
  const hash = createHash('sha256');
  more.forEach((each) => hash.update(each).update('\0'));
  for (const path of paths.flatMap((each) => filesIn(each)).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(web, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  const full = join(web, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .filter((name) => name !== 'out')
    .flatMap((name) => filesIn(`${path}/${name}`));
}

export function fresh(step, stamp) {
  const file = join(stamps, step);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

export function mark(step, stamp) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, step), stamp);
}

/** Runs a tool in the client's folder; when it fails, so does the script. */
export function run(command, args, env = {}) {
  const windows = process.platform === 'win32' && command === 'npm';
  const done = spawnSync(windows ? 'npm.cmd' : command, args, {
    cwd: web,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, ...env },
  });
  if (done.error) {
    console.error(`${command} could not be started: ${done.error.message}`);
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
}
