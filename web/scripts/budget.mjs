// What somebody who comes for the first time loads: the entry and the page to sign in, with all that they import
// statically, packed as the server sends it and with the headers of each file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { web } from './steps.mjs';

const most = 150_000;
const headers = 620;
const dist = join(web, 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);

const chunks = new Set();
const styles = new Set();
function walk(key) {
  if (chunks.has(key)) return;
  chunks.add(key);
  manifest[key].css?.forEach((file) => styles.add(file));
  manifest[key].imports?.forEach(walk);
}
walk(entry);
walk('src/features/auth/components/LoginPage.tsx');

const files = [...[...chunks].map((key) => manifest[key].file), ...styles];
const size = files.reduce(
  (sum, file) => sum + headers + brotliCompressSync(readFileSync(join(dist, file))).length,
  0,
);
const grid = files.filter(
  (file) => /\.js$/.test(file) && readFileSync(join(dist, file), 'utf8').includes('ag-root-wrapper'),
);

if (grid.length > 0) fail(`The grid is loaded with the first page, in ${grid.join(', ')}.`);
if (size > most) fail(`The first page loads ${kB(size)}, more than ${kB(most)}: ${files.join(', ')}.`);
console.log(`First page: ${kB(size)} of ${kB(most)} with headers, ${files.length} files, without the grid.`);

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
