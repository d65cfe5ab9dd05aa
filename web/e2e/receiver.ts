import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

/** The other side of a webhook, on loopback: keeps what it was called with, and answers as it is told to. */
export async function startReceiver() {
  const calls: Call[] = [];
  const answer = { status: 200, body: '{"accepted":true}' };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks/blockdata`,
    calls,
    answer,
    stop: () => new Promise((done) => server.close(done)),
  };
}

/** What Standard Webhooks 1.0.0 has a call of this secret signed with. */
export function signatureOf({ headers, body }: Call, secret: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}
