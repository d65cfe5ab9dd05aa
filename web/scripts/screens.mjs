// Takes the pictures of docs/screens anew, and the page that shows them: `node scripts/screens.mjs <jar> [scene …]`.
// A provider on loopback takes the key and answers nothing: one of its models declines each question, the others are
// refused. So something can be seen to fail, and something to be paused.
import { createServer } from 'node:http';
import { drive } from './playwright.mjs';
import { fail, findChromium, startProduct } from './product.mjs';

const [jar, ...named] = process.argv.slice(2);
if (!jar) fail('Which jar? Usage: node scripts/screens.mjs <jar> [scene …]');
const chromium = findChromium() ?? fail('No Chromium found: set CHROMIUM to one, or install chromium.');

const answers = {
  models: [200, { data: [], has_more: false, first_id: null, last_id: null }],
  declined: [
    200,
    {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-haiku-4-5',
      content: [{ type: 'text', text: 'I cannot say anything about personal records.' }],
      stop_reason: 'refusal',
      stop_sequence: null,
      usage: { input_tokens: 812, output_tokens: 12 },
    },
  ],
  refused: [
    400,
    {
      type: 'error',
      error: { type: 'invalid_request_error', message: 'This model is not open to your account.' },
    },
  ],
};
const provider = createServer(async (request, response) => {
  let asked = '';
  for await (const part of request) asked += part;
  const kind = request.method === 'GET' ? 'models' : asked.includes('haiku') ? 'declined' : 'refused';
  const [status, body] = answers[kind];
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
});
await new Promise((ready) => provider.listen(0, '127.0.0.1', ready));

const product = await startProduct(jar, {
  BLOCKDATA_OPERATORS: 'operator@example.org',
  BLOCKDATA_MODEL: 'offline',
  BLOCKDATA_ALLOWED_HOSTS: '127.0.0.1',
  ANTHROPIC_API_KEY: 'sk-ant-for-the-pictures-0000',
  ANTHROPIC_BASE_URL: `http://127.0.0.1:${provider.address().port}`,
});
const only = named.length > 0 ? ['--grep', named.join('|')] : [];
const status = await drive(['--config', 'playwright.screens.config.ts', ...only], {
  BLOCKDATA_URL: product.url,
  CHROMIUM: chromium,
});
if (status !== 0) console.error(`The end of the server's log:\n${product.log()}`);
await product.stop();
provider.close();
process.exit(status);
