// Starts Playwright on files of e2e, against a product that runs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { web } from './steps.mjs';

/** Drives a browser; the promise is its exit code. */
export function drive(args, env) {
  return new Promise((done) => {
    const tests = spawn(
      process.execPath,
      [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', ...args],
      { cwd: web, stdio: 'inherit', env: { ...process.env, ...env } },
    );
    tests.on('exit', (code) => done(code ?? 1));
  });
}
