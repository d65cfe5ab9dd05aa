// A small stand-in for the server: the routes that the client uses, in memory, with the real page's headers.
// `node e2e/fake/server.mjs [port] [dist]`; with FAKE_DEMO=1 it begins with an account, a project and work in it.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { answer, demo } from './api.mjs';

const port = Number(process.argv[2] ?? 8080);
const dist = process.argv[3] ?? 'dist';
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.html': 'text/html',
};

if (process.env.FAKE_DEMO) demo();

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  try {
    if (url.pathname.startsWith('/api/v1/')) return await answer(request, response, url);
    if (url.pathname.startsWith('/actuator/')) return response.end('{"status":"UP"}');
    await page(url.pathname, response);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
}).listen(port, '127.0.0.1', () => console.log(`fake server on http://localhost:${port}`));

async function page(path, response) {
  if (extname(path)) {
    const file = await readFile(join(dist, normalize(path))).catch(() => null);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(file);
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  const html = (await readFile(join(dist, 'index.html'), 'utf8')).replaceAll('__CSP_NONCE__', nonce);
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'`,
    })
    .end(html);
}
