// Writes docs/licences.md: what is shipped besides our own code, and under which licences. Maven's part comes from its licence plugin; see CONTRIBUTING.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Of the page and of the PDF reader: all that their locks name and that is not for building or testing alone. */
function fromNpm(folder) {
  const { packages } = JSON.parse(readFileSync(join(root, folder, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path && !dev && !optional)
    .map(([path, { version, license }]) => [
      path.replace(/^.*node_modules\//, ''),
      version,
      license ?? licenceIn(folder, path),
    ]);
}

function licenceIn(folder, path) {
  const { license } = JSON.parse(readFileSync(join(root, folder, path, 'package.json'), 'utf8'));
  return typeof license === 'string' ? license : (license?.type ?? 'not said');
}

/** A line of the plugin's list: (licence) (licence) name (group:artifact:version - address). */
function fromMaven() {
  return readFileSync(join(root, 'target/generated-sources/license/THIRD-PARTY.txt'), 'utf8')
    .split('\n')
    .map((line) =>
      /^\s*((?:\([^()]*(?:\([^()]*\)[^()]*)*\)\s)+)(.*) \(([\w.-]+):([\w.-]+):([\w.-]+) - /.exec(line),
    )
    .filter(Boolean)
    .map(([, licences, , group, artifact, version]) => [
      `${group}:${artifact}`,
      version,
      [...licences.matchAll(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].map(([, name]) => name.trim()).join(', '),
    ]);
}

const rows = (list) =>
  [...new Map(list.map((row) => [row[0] + row[1], row])).values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
const table = (list) =>
  [
    '| what | version | licence |',
    '|---|---|---|',
    ...rows(list).map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

writeFileSync(
  join(root, 'docs/licences.md'),
  `# Licences

What is in the jar besides our own code. Where a library is offered under several licences, all of them stand here, and any of them may be chosen. Written by
\`web/scripts/licences.mjs\`; \`LicencesTest\` fails where a dependency is missing.

## Server

${table(fromMaven())}

PostgreSQL itself comes with \`embedded-postgres-binaries\` and is under the PostgreSQL licence.

## Page

${table(fromNpm('web'))}

## PDF reader

${table(fromNpm('converter'))}
`,
);
