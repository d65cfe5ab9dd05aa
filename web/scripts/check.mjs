// Everything that is checked about the client without a browser; left out when nothing has changed since it passed.
import { fresh, mark, run, sources, stampOf } from './steps.mjs';

const stamp = stampOf([
  ...sources,
  'e2e',
  'scripts',
  '../docs/api.json',
  'eslint.config.js',
  'playwright.config.ts',
  'playwright.screens.config.ts',
  '.prettierrc.json',
  '.prettierignore',
]);
if (fresh('check', stamp)) process.exit(0);

const node = (tool, ...args) => run(process.execPath, [`node_modules/${tool}`, ...args]);
run(process.execPath, ['scripts/types.mjs', '--check']);
node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
node('eslint/bin/eslint.js', '--max-warnings', '0', '.');
node('typescript/bin/tsc', '--noEmit');
node('vitest/vitest.mjs', 'run', '--reporter=dot');
run(process.execPath, ['scripts/budget.mjs']);
mark('check', stamp);
