// The shapes of the HTTP interface as docs/api.json has them: `npm run types` writes them anew; with `--check` says
// whether they are as they would be written. The server sends every field of an answer, which its description does not say.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';
import { web } from './steps.mjs';

const described = pathToFileURL(join(web, '../docs/api.json'));
const file = join(web, 'src/shared/api/schema.d.ts');

const head = '// Made from docs/api.json by `npm run types`; not to be changed by hand.\n\n';
const made = head + astToString(await openapi(described, { propertiesRequiredByDefault: true }));

if (!process.argv.includes('--check')) {
  writeFileSync(file, made);
} else if (readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== made) {
  console.error(
    'web/src/shared/api/schema.d.ts differs from docs/api.json: write it anew with `npm run types` in web/.',
  );
  process.exit(1);
}
