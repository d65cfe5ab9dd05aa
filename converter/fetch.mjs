// Puts the jar that reads the structure of PDF files into a folder: `node fetch.mjs <folder>`. It is installed from
// its npm package when it is not there yet or the lock has changed, and copied when it is another one.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const jar = join(here, 'node_modules', '@opendataloader', 'pdf', 'lib', 'opendataloader-pdf-cli.jar');
const stamp = join(here, 'node_modules', '.blockdata-lock');
const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');

if (!process.argv[2]) give('fetch.mjs wants the folder that the jar goes to.');
install();
publish(join(resolve(process.argv[2]), 'opendataloader-pdf.jar'));

function install() {
  if (existsSync(jar) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const windows = process.platform === 'win32';
  // The package's command line wants a newer Node than we do; its jar does not.
  const done = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--engine-strict=false', '--loglevel=error'],
    { cwd: here, encoding: 'utf8', shell: windows },
  );
  if (done.error) give('npm is needed to fetch the PDF reader and could not be started; it comes with Node.js.');
  if (done.status !== 0 || !existsSync(jar))
    give(
      'the PDF reader (npm package @opendataloader/pdf) could not be fetched: check that this machine reaches an npm registry.',
      done.stderr,
    );
  writeFileSync(stamp, lock);
}

/** Copies the jar with its time, so that one look tells whether it is there already. */
function publish(target) {
  const { size, atime, mtime } = statSync(jar);
  const there = statSync(target, { throwIfNoEntry: false });
  if (there?.size === size && Math.abs(there.mtimeMs - mtime.getTime()) < 2000) return;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(jar, target);
  utimesSync(target, atime, mtime);
}

function give(sentence, details = '') {
  console.error(`blockdata: ${sentence}`);
  if (details) console.error(details.trim());
  process.exit(1);
}
