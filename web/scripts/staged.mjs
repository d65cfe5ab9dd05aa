// Checks format and rules of files as they are staged: their paths come in on the standard input, with a NUL behind
// each. For the hook before a commit.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import * as prettier from 'prettier';
import ts from 'typescript-eslint';
import { web } from './steps.mjs';

const root = join(web, '..');
const paths = readFileSync(0, 'utf8').split('\0').filter(Boolean);
const staged = (path) => execFileSync('git', ['show', `:${path}`], { cwd: root, encoding: 'utf8' });

const unformatted = [];
for (const path of paths) {
  const filepath = join(root, path);
  const { ignored, inferredParser } = await prettier.getFileInfo(filepath, {
    ignorePath: join(web, '.prettierignore'),
  });
  if (ignored || inferredParser === null) continue;
  const options = await prettier.resolveConfig(filepath);
  if (!(await prettier.check(staged(path), { ...options, filepath }))) unformatted.push(path);
}

// Rules that need the types of the whole client take their time; the build goes by them.
const quick = { files: ['**/*.{ts,tsx}'], ...ts.configs.disableTypeChecked };
const eslint = new ESLint({ cwd: web, overrideConfig: [quick] });
const broken = [];
for (const path of paths.filter((each) => /\.(m?js|tsx?)$/.test(each))) {
  const filePath = join(root, path);
  if (await eslint.isPathIgnored(filePath)) continue;
  broken.push(...(await eslint.lintText(staged(path), { filePath })));
}

if (unformatted.length > 0) {
  console.error('pre-commit: these files are not formatted; npm run format in web/ does it:');
  unformatted.forEach((path) => console.error(path));
}
const wrong = broken.some(({ errorCount, warningCount }) => errorCount + warningCount > 0);
if (wrong) console.error(await (await eslint.loadFormatter('stylish')).format(broken));
process.exit(unformatted.length > 0 || wrong ? 1 : 0);
