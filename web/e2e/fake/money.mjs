// What models cost here, what was spent, keys, notices, and what operators see.
import { randomUUID } from 'node:crypto';

/** What the installation asks where nobody names a model. */
export const platform = { model: 'offline' };
const now = () => new Date().toISOString();
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const prices = [
  price(1, 'claude-haiku-4-5*', '2025-10-01', 1, 0.1, 1.25, 5),
  price(2, 'claude-sonnet-4-5*', '2025-09-29', 3, 0.3, 3.75, 15),
  price(3, 'gpt-5-mini*', '2025-08-07', 0.25, 0.025, 0.25, 2),
  price(4, 'gpt-5-mini*', '2027-01-01', 0.2, 0.02, 0.2, 1.6),
  price(5, 'offline', '2025-01-01', 0, 0, 0, 0),
];
function price(price_id, model, day, input, cached_input, cache_write, output) {
  return { price_id, model, valid_from: `${day}T00:00:00Z`, input, cached_input, cache_write, output };
}
function priceOf(model) {
  return prices
    .filter(
      (each) =>
        Date.parse(each.valid_from) <= Date.now() &&
        (each.model.endsWith('*') ? model.startsWith(each.model.slice(0, -1)) : model === each.model),
    )
    .at(-1);
}

export const noUsage = () => ({
  calls: 0,
  input_tokens: 0,
  cached_input_tokens: 0,
  cache_write_tokens: 0,
  output_tokens: 0,
  cost_usd: 0,
});
export function plus(sum, usage) {
  for (const key of Object.keys(sum)) {
    sum[key] = sum[key] === null || usage[key] === null ? null : sum[key] + usage[key];
  }
  return sum;
}

/** What asking about a block takes. */
export function usageOf(model, block, first = false) {
  if (model === 'offline') return noUsage();
  const usage = {
    calls: 1,
    input_tokens: 90 + Math.round(block.block_content.length / 3.6),
    cached_input_tokens: first ? 0 : 1240,
    cache_write_tokens: first ? 1240 : 0,
    output_tokens: 80 + (block.block_content.length % 70),
    cost_usd: null,
  };
  const known = priceOf(model);
  if (known) {
    usage.cost_usd =
      (usage.input_tokens * known.input +
        usage.cached_input_tokens * known.cached_input +
        usage.cache_write_tokens * known.cache_write +
        usage.output_tokens * known.output) /
      1_000_000;
  }
  return usage;
}

/** Which model is asked about a block: the run's rules, the run's model, the schema's, the platform's. */
export function modelOf(config, prompt, block) {
  const takes = ({ block_types, max_chars }) =>
    (!block_types?.length || block_types.includes(block.block_type)) &&
    block.block_content.length <= (max_chars ?? Infinity);
  for (const wish of [config, prompt ?? {}]) {
    const rule = (wish.routing ?? []).find(takes);
    if (rule) return rule.model;
    if (wish.model) return wish.model;
  }
  return platform.model;
}

export function warningsOf(models) {
  return [...new Set(models)]
    .filter((model) => !hasKey(model))
    .map(
      (model) =>
        `There is no key for the model "${model}": until there is one, or the run is set to "offline", it will be paused when it is dispatched.`,
    );
}
export function hasKey(model) {
  if (model === 'offline') return true;
  const provider = model.includes(':')
    ? model.split(':')[0]
    : model.startsWith('claude-')
      ? 'anthropic'
      : 'openai';
  return keys.has(provider);
}

/** What is left: pairs of a block and the model that it goes to. */
export function forecast(left, documents, model, measured) {
  const byModel = new Map();
  const sum = noUsage();
  for (const [index, { block, to }] of left.entries()) {
    const usage = usageOf(to, block, index === 0);
    plus(sum, usage);
    const share = byModel.get(to) ?? { model: to, blocks: 0, cost_usd: 0 };
    share.blocks += 1;
    share.cost_usd = usage.cost_usd === null ? null : share.cost_usd + usage.cost_usd;
    byModel.set(to, share);
  }
  const spread = measured ? 0.1 : 0.4;
  const cost = sum.cost_usd;
  const unpriced = [...byModel.keys()].filter((name) => !priceOf(name));
  return {
    documents,
    blocks: left.length,
    ...sum,
    low_usd: cost === null ? null : cost * (1 - spread),
    high_usd: cost === null ? null : cost * (1 + spread),
    basis: measured ? 'measured' : 'estimate',
    model,
    routing: [...byModel.values()],
    warnings: [
      ...warningsOf([...byModel.keys()]),
      ...unpriced.map((name) => `The price of the model "${name}" is not known here.`),
    ],
  };
}

export const keys = new Map();
export function keep(provider, key, base_url = null, more = {}) {
  keys.set(provider, {
    provider,
    hint: `…${key.slice(-4)}`,
    base_url,
    remarks: '',
    state: 'ready',
    reason: null,
    created_at: ago(40_000),
    changed_at: ago(20_000),
    ...more,
  });
}

export function keyRoutes(method, [, , provider, verb], json, fail) {
  if (!provider) return { value: { items: [...keys.values()], next_cursor: null } };
  if (method === 'PUT') {
    if (/wrong/.test(json.key)) {
      throw fail(422, 'invalid', 'The key was not saved.', {
        errors: [{ pointer: '/key', message: 'is not accepted: invalid x-api-key' }],
      });
    }
    const made = !keys.has(provider);
    keep(provider, json.key, json.base_url ?? null, { created_at: now(), changed_at: now() });
    return { status: made ? 201 : 200, value: keys.get(provider) };
  }
  if (!keys.has(provider)) throw fail(404, 'not-found', 'There is nothing here that you may see.');
  if (method === 'DELETE') {
    keys.delete(provider);
    return { status: 204 };
  }
  if (verb === 'test') {
    const { state, reason } = keys.get(provider);
    return {
      value:
        state === 'set_aside' ? { result: 'rejected', words: reason } : { result: 'accepted', words: '' },
    };
  }
  return { value: keys.get(provider) };
}

export const notices = [];
let noticeId = 7000;
export function notify(project, run, kind, words, minutes = 0, seen = false) {
  const notice = {
    notice_id: ++noticeId,
    project_id: project.project_id,
    run_id: run?.run_id ?? null,
    kind,
    words,
    at: ago(minutes),
    seen_at: seen ? ago(minutes) : null,
  };
  notices.unshift(notice);
  return notice;
}
export function noticeRoutes(method, query, json) {
  if (method === 'POST') {
    const fresh = notices.filter(({ seen_at, notice_id }) => !seen_at && notice_id <= json.up_to);
    fresh.forEach((notice) => (notice.seen_at = now()));
    return { value: { seen: fresh.length } };
  }
  const items = notices.filter(({ seen_at }) => query.get('unseen') !== 'true' || !seen_at);
  return { value: { items, next_cursor: null } };
}

export function operatorRoutes(method, what, json, fail) {
  if (what === 'prices' && method === 'POST') {
    const made = {
      price_id: prices.length + 1,
      model: json.model,
      valid_from: json.valid_from ?? now(),
      input: json.input,
      cached_input: json.cached_input ?? json.input,
      cache_write: json.cache_write ?? json.input,
      output: json.output,
    };
    if (prices.some(({ model, valid_from }) => model === made.model && valid_from === made.valid_from)) {
      throw fail(409, 'already-exists', 'There is a price of this model from this date already.');
    }
    prices.push(made);
    return { status: 201, value: made };
  }
  const items = { prices, limits, settings }[what];
  if (!items) throw fail(404, 'not-found', 'There is nothing here that you may see.');
  return { value: { items, next_cursor: null } };
}

const limit = (more) => ({
  key_id: randomUUID(),
  platform: true,
  requests_limit: null,
  input_tokens_limit: null,
  output_tokens_limit: null,
  not_before: null,
  failures: 0,
  in_flight: 0,
  last_error: null,
  last_error_at: null,
  used_at: ago(1),
  trial: null,
  ...more,
});
const limits = [
  limit({
    provider: 'anthropic',
    hint: '…x4Qa',
    state: 'ready',
    requests_limit: 4000,
    input_tokens_limit: 2_000_000,
    output_tokens_limit: 400_000,
    in_flight: 14,
  }),
  limit({
    provider: 'anthropic',
    hint: '…b09K',
    state: 'held',
    requests_limit: 1000,
    input_tokens_limit: 450_000,
    output_tokens_limit: 90_000,
    not_before: new Date(Date.now() + 42_000).toISOString(),
    last_error: '429: This request would exceed your rate limit of 450,000 input tokens per minute.',
    last_error_at: ago(0.3),
  }),
  limit({ provider: 'openai', hint: '…9fTt', state: 'unused', used_at: null }),
  limit({
    provider: 'anthropic',
    hint: '…mm2P',
    platform: false,
    state: 'set_aside',
    last_error: '401: invalid x-api-key',
    last_error_at: ago(190),
    used_at: ago(190),
  }),
  limit({ provider: 'lab', hint: '…none', platform: false, state: 'trying', failures: 3, in_flight: 1 }),
];

const setting = (name, value, source = 'default', secret = false) => ({ name, value, source, secret });
const settings = [
  setting('SERVER_PORT', '8080'),
  setting('SERVER_ADDRESS', '0.0.0.0', 'environment'),
  setting('BLOCKDATA_HOME', '/var/lib/blockdata', 'environment'),
  setting('SPRING_DATASOURCE_URL', 'set', 'environment', true),
  setting('SPRING_DATASOURCE_USERNAME', 'blockdata', 'environment'),
  setting('ANTHROPIC_API_KEY', 'set', 'environment', true),
  setting('OPENAI_API_KEY', 'set', 'file', true),
  setting('BLOCKDATA_MODEL', 'claude-sonnet-4-5-20250929', 'derived'),
  setting('BLOCKDATA_PLATFORM_BUDGET', '250', 'environment'),
  setting('BLOCKDATA_WORKER_CONCURRENCY', '40', 'command line'),
  setting('BLOCKDATA_WORKER_BATCH_SIZE', '25'),
  setting('BLOCKDATA_WORKER_LEASE', '2m'),
  setting('BLOCKDATA_WORKER_MAX_RETRIES', '3'),
  setting('BLOCKDATA_MAX_UPLOAD', '100MB'),
  setting('BLOCKDATA_ALLOWED_HOSTS', null),
];
