import { accountRoutes, memberRoutes, openRoutes } from './accounts.mjs';
import { exportRoutes, linesOf, reconstruction, styled } from './exports.mjs';
import { integrationRoutes, someIntegrations } from './integrations.mjs';
import { checkOf, inUse, standingsOf, usesOf } from './schemas.mjs';
import { createHash, randomUUID } from 'node:crypto';
import { contracts, model, rulings, splitMarkdown } from './content.mjs';
import {
  forecast,
  hasKey,
  keep,
  keyRoutes,
  modelOf,
  noticeRoutes,
  notify,
  noUsage,
  operatorRoutes,
  platform,
  plus,
  usageOf,
  warningsOf,
} from './money.mjs';

const users = new Map();
const sessions = new Map();
const projects = new Map();
const schemas = new Map();
const tokens = new Map();
const streams = new Map();
let sequence = 0;

const now = () => new Date().toISOString();
const sha = (text) => createHash('sha256').update(text).digest('hex');
const uuid = () => {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = (++sequence).toString(16).padStart(4, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(-3)}-8000-${randomUUID().slice(24)}`;
};

class Wrong extends Error {
  constructor(status, type, detail, more = {}) {
    super(detail);
    Object.assign(this, {
      status,
      body: { type: `https://blockdata.dev/problems/${type}`, title: detail, status, detail, ...more },
    });
  }
}
const notFound = () => new Wrong(404, 'not-found', 'There is nothing here that you may see.');

export async function answer(request, response, url) {
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? '').split(/;\s*/).map((each) => each.split('=')),
  );
  const send = (status, body, headers = {}) =>
    response
      .writeHead(status, {
        'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json',
        ...headers,
      })
      .end(body === undefined ? undefined : JSON.stringify(body));
  try {
    const path = url.pathname.slice('/api/v1'.length);
    const body = await bodyOf(request);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (method !== 'GET' && request.headers['x-xsrf-token'] !== cookies['XSRF-TOKEN']) {
      throw new Wrong(403, 'csrf', 'The CSRF token is missing or old.');
    }
    const user = sessions.get(cookies.SESSION) ?? null;
    const auth = authRoutes(method, path, body, user, cookies);
    if (auth) return send(...auth);
    const open = openRoutes(method, path, body.json ?? {});
    if (open) return send(...open);
    if (!user) throw new Wrong(401, 'unauthenticated', 'Sign in first.');
    const stream = /^\/projects\/([^/]+)\/events$/.exec(path);
    if (stream) return listen(stream[1], response);
    const own = accountRoutes(method, path, body.json ?? {}, user, projects);
    if (own) return send(...own);
    const [, place, id, ...part] = path.split('/');
    if (place === 'projects' && projects.has(id)) {
      const within = [method, part, url.searchParams, body.json ?? {}, projects.get(id), user];
      const answered = integrationRoutes(...within, schemas) ?? memberRoutes(...within);
      if (answered) return send(...answered);
    }
    const { status = 200, value, raw, type, name } = route(method, path, url.searchParams, body, user);
    if (raw === undefined) return send(status, value);
    response
      .writeHead(200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
      .end(raw);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    send(error.status, error.body);
  }
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const bytes = Buffer.concat(parts);
  if ((request.headers['content-type'] ?? '').startsWith('multipart/')) {
    const boundary = /boundary=(.+)$/.exec(request.headers['content-type'])[1];
    const text = bytes.toString('utf8');
    const [head, ...rest] = text.split(`--${boundary}`)[1].split('\r\n\r\n');
    return { name: /filename="([^"]*)"/.exec(head)[1], text: rest.join('\r\n\r\n').replace(/\r\n$/, '') };
  }
  return bytes.length ? { text: bytes.toString('utf8'), json: safe(bytes.toString('utf8')) } : { json: {} };
}
function safe(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Wrong(400, 'malformed', 'This is not JSON.');
  }
}

function authRoutes(method, path, body, user, cookies) {
  const open = (account) => ({
    user: account && {
      user_id: account.user_id,
      email: account.email,
      display_name: account.display_name,
      operator: account.operator ?? false,
    },
  });
  switch (`${method} ${path}`) {
    case 'GET /auth/session':
      return [
        200,
        open(user),
        { 'Set-Cookie': `XSRF-TOKEN=${cookies['XSRF-TOKEN'] ?? randomUUID()}; Path=/` },
      ];
    case 'POST /auth/register': {
      const { email, password, display_name } = body.json;
      const errors = [];
      if ((password ?? '').length < 10)
        errors.push({ pointer: '/password', message: 'At least 10 characters.' });
      if (users.has(email))
        errors.push({ pointer: '/email', message: 'There is an account with this address.' });
      if (errors.length) throw new Wrong(422, 'invalid', 'Something in the form is wrong.', { errors });
      users.set(email, { user_id: uuid(), email, password, display_name });
      return [201, open(users.get(email))];
    }
    case 'POST /auth/login': {
      const account = users.get(body.json.email);
      if (!account || account.password !== body.json.password)
        throw new Wrong(401, 'credentials', 'This e-mail and password do not belong together.');
      const id = randomUUID();
      sessions.set(id, account);
      return [
        200,
        open(account),
        {
          'Set-Cookie': [
            `SESSION=${id}; Path=/; HttpOnly; SameSite=Lax`,
            `XSRF-TOKEN=${randomUUID()}; Path=/`,
          ],
        },
      ];
    }
    case 'POST /auth/logout':
      sessions.delete(cookies.SESSION);
      return [204, undefined];
    default:
      return null;
  }
}

function listen(projectId, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 1000\n\n');
  const set = streams.get(projectId) ?? new Set();
  streams.set(projectId, set.add(response));
  response.on('close', () => set.delete(response));
}
function tell(project, name, data) {
  for (const stream of streams.get(project.project_id) ?? []) {
    stream.write(`id: ${++sequence}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

const list = (items) => ({ value: { items, next_cursor: null, as_of: now() } });
const ok = (value, status = 200) => ({ status, value });
const shownProject = ({ project_id, project_name, description, role, created_at, budget_usd }) => ({
  project_id,
  project_name,
  description,
  role,
  created_at,
  budget_usd,
});
const fail = (...words) => new Wrong(...words);

function route(method, path, query, body, user) {
  const json = body.json ?? {};
  const part = path.split('/').slice(1).map(decodeURIComponent);
  if (part[0] === 'account' && part[1] === 'model-keys') return keyRoutes(method, part, json, fail);
  if (part[0] === 'account' && part[1] === 'notices') return noticeRoutes(method, query, json);
  if (part[0] === 'account') return account(method, part, json);
  if (part[0] === 'operator') {
    if (!user.operator) throw notFound();
    return operatorRoutes(method, part[1], json, fail);
  }
  if (part[0] === 'schemas') return schemaRoutes(method, part, body);
  if (part[0] === 'standings') return list(standingsOf(projects));
  if (part[0] === 'locate') {
    const found = [...projects.values()].filter(
      (p) => p.documents.has(query.get('source_uid')) || p.runs.has(query.get('run_id')),
    );
    return ok({ items: found.map(({ project_id }) => ({ project_id })) });
  }
  if (part[0] !== 'projects') throw notFound();
  if (part.length === 1) {
    if (method === 'GET') return list([...projects.values()].map(shownProject));
    return ok(shownProject(newProject(json.project_name, json.description)), 201);
  }
  const project = projects.get(part[1]);
  if (!project) throw notFound();
  if (part.length === 2) {
    if (method === 'PATCH') {
      Object.assign(project, json);
      [...project.runs.values()].forEach((run) => goOnWithin(project, run));
    }
    if (method === 'DELETE') {
      const confirmed = [...project.runs.values()].reduce((sum, run) => sum + run.counts.confirmed, 0);
      guard(confirmed, query);
      projects.delete(project.project_id);
      return { status: 204 };
    }
    return ok(shownProject(project));
  }
  return inProject(method, part.slice(2), query, body, json, project, user);
}

function guard(confirmed, query) {
  if (confirmed > 0 && Number(query.get('confirmed')) !== confirmed) {
    throw new Wrong(409, 'confirmed-data', 'Confirmed work would be lost.', { confirmed });
  }
}

function account(method, part, json) {
  if (method === 'GET') return list([...tokens.values()]);
  if (method === 'DELETE') {
    tokens.delete(part[2]);
    return { status: 204 };
  }
  const token = {
    token_id: uuid(),
    name: json.name,
    created_at: now(),
    expires_at: json.expires_at ?? null,
    last_used_at: null,
  };
  tokens.set(token.token_id, token);
  return ok({ token_id: token.token_id, token: `bd_${sha(token.token_id).slice(0, 40)}` }, 201);
}

function schemaRoutes(method, part, body) {
  if (part.length === 1 && method === 'GET')
    return list([...schemas.values()].map((schema) => ({ ...schema, ...inUse(schema, projects) })));
  if (part.length === 1) return registerSchema(body.text);
  if (part[1] === 'check') return ok(checkOf(body.text, schemas, registerSchema));
  const schema = schemas.get(part[1]);
  if (!schema) throw notFound();
  if (method === 'DELETE') {
    const used = [...projects.values()]
      .flatMap((p) => [...p.runs.values()])
      .filter((run) => run.schema_id === schema.schema_id).length;
    if (used) throw new Wrong(409, 'in-use', `${used} runs use this schema.`, { runs: used });
    schemas.delete(part[1]);
    return { status: 204 };
  }
  if (part[2] === 'uses') return ok(usesOf(schema, projects));
  return ok(schema);
}
function registerSchema(text) {
  const artifact = JSON.parse(text);
  if (typeof artifact.properties !== 'object') {
    throw new Wrong(422, 'schema-invalid', 'The schema is not valid.', {
      errors: [{ pointer: '/properties', message: 'is required' }],
    });
  }
  const bad = Object.entries(artifact.properties).filter(([, field]) => field.type === 'text');
  if (bad.length) {
    throw new Wrong(422, 'schema-invalid', 'The schema is not valid.', {
      errors: bad.map(([name]) => ({
        pointer: `/properties/${name}/type`,
        message: '"text" is no type of JSON Schema',
      })),
    });
  }
  const same = [...schemas.values()].find(({ schema_ref }) => schema_ref === artifact.schema_ref);
  if (same && same.schema_uid !== sha(JSON.stringify(artifact))) {
    throw new Wrong(409, 'schema-ref-taken', `Another schema is registered as ${artifact.schema_ref}.`);
  }
  if (same) return ok(same);
  const schema = {
    schema_id: uuid(),
    schema_ref: artifact.schema_ref,
    schema_uid: sha(JSON.stringify(artifact)),
    schema_jsonb: text,
    created_at: now(),
  };
  schemas.set(schema.schema_id, schema);
  return ok(schema, 201);
}

function newProject(name, description) {
  const project = {
    project_id: uuid(),
    project_name: name,
    description: description ?? null,
    role: 'owner',
    created_at: now(),
    budget_usd: null,
    documents: new Map(),
    runs: new Map(),
  };
  projects.set(project.project_id, project);
  return project;
}

function inProject(method, part, query, body, json, project, user) {
  const [kind, id, verb, uid, last] = part;
  if (kind === 'documents') {
    if (!id && method === 'GET') return list([...project.documents.values()].map(shownDocument));
    if (!id) return addDocument(project, body);
    const document = project.documents.get(id);
    if (!document) throw notFound();
    if (verb === 'blocks') {
      const run = project.runs.get(query.get('run_id'));
      return list(
        document.blocks.map((block) =>
          run ? { ...block, overlay: run.overlays.get(block.block_uid) } : block,
        ),
      );
    }
    if (verb === 'source')
      return { raw: document.text, type: 'text/markdown', name: `${document.doc_title}.md` };
    if (verb === 'export') return exporting(project, { source_uid: id }, query);
    if (verb === 'reconstruction') {
      const run = project.runs.get(query.get('run_id'));
      if (!run) throw notFound();
      return reconstruction(document, run, schemas.get(run.schema_id), query, fail);
    }
    if (verb === 'retry') return ok(shownDocument(document), 202);
    if (method === 'PATCH') document.doc_title = json.doc_title;
    if (method === 'DELETE') {
      const runs = [...project.runs.values()].filter((run) => run.source_uid === id);
      guard(
        runs.reduce((sum, run) => sum + run.counts.confirmed, 0),
        query,
      );
      runs.forEach((run) => project.runs.delete(run.run_id));
      project.documents.delete(id);
      return { status: 204 };
    }
    return ok(shownDocument(document));
  }
  if (kind === 'runs') return runRoutes(method, id, verb, uid, last, query, json, project, user);
  if (kind === 'apply-schema') {
    const ingested = [...project.documents.values()].filter(({ status }) => status === 'ingested');
    const bare = ingested.filter(
      (d) =>
        ![...project.runs.values()].some(
          (r) => r.source_uid === d.source_uid && r.schema_id === json.schema_id && r.status !== 'cancelled',
        ),
    );
    const total_blocks = bare.reduce((sum, d) => sum + d.blocks.length, 0);
    const config = json.model_config ?? {};
    if (!query.get('dry_run')) bare.forEach((d) => newRun(project, d, json.schema_id, null, config));
    return ok({
      runs_created: bare.length,
      documents_skipped: project.documents.size - bare.length,
      total_blocks,
      warnings: warningsOf(modelsNamed(config, json.schema_id)),
    });
  }
  const effective = [...project.runs.values()].filter(
    (run) => run.schema_id === (query.get('schema_id') ?? json.schema_id) && run.status !== 'cancelled',
  );
  if (kind === 'dispatch') {
    let most = json.max_blocks ?? Infinity;
    for (const run of effective) {
      const few = Math.min(most, run.counts.pending);
      if (few > 0) dispatch(project, run, few);
      most -= few;
    }
    return ok({ runs: effective.length, pending: sum(effective).pending, concurrency: 20 }, 202);
  }
  if (kind === 'progress') {
    const counts = sum(effective);
    return ok({
      documents: effective.length,
      blocks: Object.values(counts).reduce((a, b) => a + b, 0),
      counts,
      usage: effective.reduce((total, run) => plus(total, run.usage), noUsage()),
      as_of: now(),
    });
  }
  if (kind === 'costs') return ok({ budget_usd: project.budget_usd, ...spentIn(project), unpriced_calls: 0 });
  if (kind === 'errors') return list(failedIn(effective));
  if (kind === 'retry-failed') {
    return ok({
      retried: effective.reduce((total, run) => total + retry(project, run, json.error_class, user), 0),
    });
  }
  if (kind === 'forecast') return ok(forecastIn(project, query));
  if (kind === 'confirm') {
    if (query.get('dry_run')) return ok({ count: sum(effective).ai_complete, as_of: now() });
    const confirmed = effective.reduce((total, run) => total + confirmAll(project, run, user), 0);
    return ok({ confirmed, skipped: { changed: 0, not_staged: 0, unknown: 0, invalid: 0 } });
  }
  if (kind === 'export') {
    const run_ids = query.get('run_id')?.split(',');
    return exporting(project, { schema_id: query.get('schema_id'), run_ids }, query);
  }
  if (kind === 'exports') return exportRoutes(method, project, id, verb, json, user, picked, fail);
  throw notFound();
}

const noCounts = () => ({ pending: 0, claimed: 0, ai_complete: 0, confirmed: 0, rejected: 0, failed: 0 });
function sum(runs) {
  const total = noCounts();
  runs.forEach((run) => Object.keys(total).forEach((key) => (total[key] += run.counts[key])));
  return total;
}
const shownDocument = ({ blocks, text, ...document }) => document;
const shownRun = ({ overlays, log, slow, ...run }) => run;

function addDocument(project, { name, text }, at) {
  const extension = (/\.([a-z]+)$/i.exec(name)?.[1] ?? '').toLowerCase();
  const source_type = { md: 'md', markdown: 'md', txt: 'txt' }[extension];
  if (!source_type) throw new Wrong(415, 'unsupported', `Files of the kind .${extension} are not read here.`);
  const source_uid = sha(`${source_type}\n${text}`);
  if (project.documents.has(source_uid)) return ok(shownDocument(project.documents.get(source_uid)));
  const document = {
    source_uid,
    source_type,
    source_filesize: Buffer.byteLength(text),
    doc_title: /^# (.+)$/m.exec(text)?.[1] ?? name.replace(/\.[^.]+$/, ''),
    status: 'uploaded',
    error: null,
    conv_uid: null,
    conv_parsing_tool: null,
    conv_total_blocks: null,
    conv_block_type_freq: null,
    uploaded_at: at ?? now(),
    text,
    blocks: [],
  };
  project.documents.set(source_uid, document);
  const ingest = () => {
    const conv_uid = sha(`mdast\nmarkdown_bytes\n${text}`);
    const blocks = splitMarkdown(text).map((block, index) => ({
      block_uid: `${conv_uid}:${index}`,
      block_index: index,
      page_no: null,
      ...block,
    }));
    if (blocks.length === 0)
      Object.assign(document, { status: 'ingest_failed', error: 'The document has no text.' });
    else
      Object.assign(document, {
        status: 'ingested',
        conv_uid,
        conv_parsing_tool: 'mdast',
        conv_total_blocks: blocks.length,
        conv_total_characters: text.length,
        conv_block_type_freq: blocks.reduce(
          (freq, { block_type }) => ({ ...freq, [block_type]: (freq[block_type] ?? 0) + 1 }),
          {},
        ),
        blocks,
      });
    tell(project, 'document', { source_uid, status: document.status, error: document.error });
  };
  if (at) ingest();
  else setTimeout(ingest, 300);
  return ok(shownDocument(document), 201);
}

function newRun(project, document, schema_id, run_name = null, model_config = defaultConfig) {
  const run = {
    run_id: uuid(),
    run_name,
    source_uid: document.source_uid,
    conv_uid: document.conv_uid,
    schema_id,
    status: 'running',
    status_reason: null,
    dispatch: 'none',
    total_blocks: document.blocks.length,
    completed_blocks: 0,
    failed_blocks: 0,
    counts: { ...noCounts(), pending: document.blocks.length },
    model_config,
    models: [],
    usage: noUsage(),
    created_by: project.runs.size % 3 === 2 ? 'cem' : [...users.values()][0].user_id,
    created_at: new Date(Date.now() - Math.max(0, 9 - project.runs.size) * 4.1e7).toISOString(),
    overlays: new Map(),
    log: new Map(),
  };
  for (const block of document.blocks) {
    run.overlays.set(block.block_uid, {
      block_uid: block.block_uid,
      block_index: block.block_index,
      status: 'pending',
      staging: null,
      confirmed: null,
      revision: 0,
      attempt_count: 0,
      last_error: null,
      error_class: null,
      claimed_by: null,
      model: null,
      usage: null,
      confirmed_at: null,
      confirmed_by: null,
      confirmed_by_name: null,
    });
  }
  project.runs.set(run.run_id, run);
  tell(project, 'run', { run_id: run.run_id, status: run.status, counts: run.counts });
  return run;
}

function change(run, overlay, status, more, who) {
  const before = { status: overlay.status, staging: overlay.staging };
  run.counts[overlay.status] -= 1;
  run.counts[status] += 1;
  Object.assign(overlay, more, { status, revision: overlay.revision + 1 });
  run.completed_blocks = run.counts.ai_complete + run.counts.confirmed + run.counts.rejected;
  run.failed_blocks = run.counts.failed;
  run.status =
    run.status === 'cancelled' || run.status === 'paused'
      ? run.status
      : run.counts.pending + run.counts.claimed > 0
        ? 'running'
        : 'complete';
  const log = run.log.get(overlay.block_uid) ?? [];
  // A model takes its time over a block.
  const at = status === 'claimed' ? Date.now() - 900 - ((overlay.block_index * 613) % 3100) : Date.now();
  log.unshift({
    at: new Date(at).toISOString(),
    by_name: who,
    action: status,
    before: before.staging,
    after: overlay.staging,
  });
  run.log.set(overlay.block_uid, log);
}
function told(project, run, overlays, all = false) {
  tell(
    project,
    'overlays',
    all
      ? { run_id: run.run_id, items: [], all: true }
      : {
          run_id: run.run_id,
          items: overlays.map(({ block_uid, status, revision }) => ({ block_uid, status, revision })),
        },
  );
  tell(project, 'run', {
    run_id: run.run_id,
    status: run.status,
    dispatch: run.dispatch,
    models: run.models,
    counts: run.counts,
  });
  tell(project, 'progress', {});
}

/** New runs ask the built-in extractor, so that nobody needs a key to look at pages. */
const defaultConfig = { model: 'offline' };

function promptOf(schema_id) {
  return JSON.parse(schemas.get(schema_id).schema_jsonb).prompt_config;
}
function modelsNamed(config, schema_id) {
  const named = [...(config.routing ?? []).map((rule) => rule.model), config.model].filter(Boolean);
  return named.length > 0 ? named : [modelOf(config, promptOf(schema_id), { block_content: '' })];
}
const modelFor = (run, block) => modelOf(run.model_config, promptOf(run.schema_id), block);

function pause(project, run, reason) {
  Object.assign(run, { status: 'paused', status_reason: reason });
  if (run.dispatch === 'working') run.dispatch = 'stopped';
}
function spentIn(project) {
  return [...project.runs.values()].reduce((total, run) => plus(total, run.usage), noUsage());
}
/** Which budget holds a run back, in the server's words. */
function heldBack(project, run) {
  const most = run.model_config.budget;
  const usd = (amount) => (Math.ceil(amount * 100) / 100).toFixed(2);
  if (most != null && run.usage.cost_usd >= most)
    return `budget_reached: This run has spent ${usd(run.usage.cost_usd)} USD of its budget of ${usd(most)} USD.`;
  const spent = spentIn(project).cost_usd;
  if (project.budget_usd != null && spent >= project.budget_usd)
    return `budget_reached: This project has spent ${usd(spent)} USD of its budget of ${usd(project.budget_usd)} USD.`;
  return null;
}
function goOnWithin(project, run) {
  if (!run.status_reason?.startsWith('budget_reached') || heldBack(project, run)) return;
  resume(project, run);
  told(project, run, []);
}
function resume(project, run) {
  if (run.status !== 'paused') return;
  const stopped = run.dispatch === 'stopped';
  Object.assign(run, { status: 'running', status_reason: null, dispatch: 'none' });
  if (stopped) dispatch(project, run);
}

function dispatch(project, run, most = Infinity) {
  if (run.dispatch === 'working' || run.status !== 'running' || run.counts.pending === 0) return;
  run.dispatch = 'working';
  let left = most;
  const document = project.documents.get(run.source_uid);
  const { every, atOnce } = run.slow ?? { every: 150, atOnce: 8 };
  const timer = setInterval(() => {
    const claimed = [...run.overlays.values()].filter(({ status }) => status === 'claimed');
    const waiting = [...run.overlays.values()].filter(({ status }) => status === 'pending');
    const held = heldBack(project, run);
    if (run.status === 'running' && held) pause(project, run, held);
    const block = document.blocks[waiting[0]?.block_index ?? 0];
    if (run.status === 'running' && waiting.length > 0 && !hasKey(modelFor(run, block)))
      pause(project, run, 'no_key');
    const over = claimed.length + (left > 0 ? waiting.length : 0) === 0;
    if (over || run.status !== 'running') {
      clearInterval(timer);
      if (run.status !== 'paused') run.dispatch = 'none';
      if (run.status === 'paused') {
        claimed.forEach((overlay) => change(run, overlay, 'pending', { claimed_by: null }, 'worker-1'));
        tell(project, 'notice', {
          notice_id: notify(project, run, 'paused', `“${document.doc_title}” is paused.`).notice_id,
          project_id: project.project_id,
        });
      } else if (run.status === 'complete' && document.blocks.length > 200) {
        tell(project, 'notice', {
          notice_id: notify(project, run, 'complete', `“${document.doc_title}” is complete.`).notice_id,
          project_id: project.project_id,
        });
      }
      return told(project, run, claimed);
    }
    const batch = [...claimed.slice(0, atOnce), ...waiting.slice(0, Math.min(atOnce, left))];
    left -= Math.min(atOnce, waiting.length);
    batch.forEach((overlay) => work(run, overlay, document));
    told(project, run, batch);
  }, every);
}

const troubles = [
  [
    'invalid_answer',
    '/summary is longer than 400 characters; /requirement_level "must" is not one of MUST, SHOULD, MAY, none',
  ],
  ['refused', 'I’m not able to summarise this passage because it quotes personal details of a minor.'],
  ['truncated', 'The answer did not fit into the tokens allowed.'],
  ['invalid_answer', '/mentions holds 11 items, at most 8 are allowed'],
  ['broken', 'There was text around the JSON: "Here is the object you asked for: {"section_purpose…"'],
  ['lost', 'The worker did not come back, 3 times over.'],
];

function work(run, overlay, document) {
  if (overlay.status === 'pending')
    return change(
      run,
      overlay,
      'claimed',
      { claimed_by: 'worker-1', attempt_count: overlay.attempt_count + 1 },
      'worker-1',
    );
  const block = document.blocks[overlay.block_index];
  const name = modelFor(run, block);
  const usage = usageOf(name, block, run.usage.calls === 0);
  plus(run.usage, usage);
  if (!run.models.includes(name)) run.models.push(name);
  if (overlay.block_index % 23 === 22 && overlay.attempt_count < 2) {
    const [error_class, last_error] = troubles[Math.floor(overlay.block_index / 23) % troubles.length];
    const spent = { claimed_by: null, model: name, usage, error_class, last_error };
    return change(run, overlay, 'failed', { ...spent, attempt_count: 3 }, name);
  }
  change(run, overlay, 'ai_complete', { claimed_by: null, model: name, usage, staging: model(block) }, name);
}

function failedIn(runs) {
  const groups = new Map();
  for (const run of runs) {
    for (const { status, error_class, block_uid, last_error } of run.overlays.values()) {
      if (status !== 'failed') continue;
      const group = groups.get(error_class) ?? { error_class, count: 0, runs: new Set(), samples: [] };
      group.count += 1;
      group.runs.add(run.run_id);
      if (group.samples.length < 5) group.samples.push({ run_id: run.run_id, block_uid, last_error });
      groups.set(error_class, group);
    }
  }
  return [...groups.values()]
    .map((group) => ({ ...group, runs: group.runs.size }))
    .sort((a, b) => b.count - a.count);
}
function retry(project, run, error_class, user) {
  const failed = [...run.overlays.values()].filter(
    (overlay) => overlay.status === 'failed' && (!error_class || overlay.error_class === error_class),
  );
  const fresh = { attempt_count: 0, last_error: null, error_class: null };
  failed.forEach((overlay) => change(run, overlay, 'pending', fresh, user.display_name));
  told(project, run, failed);
  return failed.length;
}

function forecastIn(project, query) {
  const schema_id = query.get('schema_id');
  const model = query.get('model');
  const runs = [...project.runs.values()].filter((run) =>
    query.get('run_id')
      ? run.run_id === query.get('run_id')
      : run.schema_id === schema_id && run.status !== 'cancelled',
  );
  const left = runs.flatMap((run) => {
    const { blocks } = project.documents.get(run.source_uid);
    return [...run.overlays.values()]
      .filter(({ status }) => status === 'pending' || status === 'claimed')
      .map(({ block_index }) => blocks[block_index])
      .map((block) => ({ block, to: model ?? modelFor(run, block) }));
  });
  const prompt = promptOf(schema_id);
  if (!query.get('run_id')) {
    for (const { source_uid, blocks } of project.documents.values()) {
      if (runs.some((run) => run.source_uid === source_uid)) continue;
      left.push(...blocks.map((block) => ({ block, to: model ?? modelOf({}, prompt, block) })));
    }
  }
  const measured = runs.some((run) => run.usage.calls >= 20);
  return forecast(left, runs.length, model ?? modelOf({}, prompt, { block_content: '' }), measured);
}

function confirmOne(run, overlay, user) {
  change(
    run,
    overlay,
    'confirmed',
    {
      confirmed: overlay.staging,
      confirmed_at: now(),
      confirmed_by: user?.user_id ?? null,
      confirmed_by_name: user?.display_name ?? 'Ana Rivera',
    },
    user?.display_name ?? 'Ana Rivera',
  );
}
function confirmAll(project, run, user) {
  const staged = [...run.overlays.values()].filter(({ status }) => status === 'ai_complete');
  staged.forEach((overlay) => confirmOne(run, overlay, user));
  told(project, run, [], true);
  return staged.length;
}

function runRoutes(method, id, verb, uid, last, query, json, project, user) {
  if (!id && method === 'GET') return list([...project.runs.values()].map(shownRun));
  if (!id)
    return ok(
      {
        ...shownRun(
          newRun(
            project,
            project.documents.get(json.source_uid),
            json.schema_id,
            json.run_name,
            json.model_config ?? {},
          ),
        ),
        warnings: warningsOf(modelsNamed(json.model_config ?? {}, json.schema_id)),
      },
      201,
    );
  const run = project.runs.get(id);
  if (!run) throw notFound();
  const some = () => (json.block_uids ?? []).map((each) => run.overlays.get(each)).filter(Boolean);
  switch (verb) {
    case undefined:
      if (method === 'PATCH') {
        Object.assign(run, json);
        told(project, run, []);
        goOnWithin(project, run);
      }
      if (method !== 'DELETE') return ok(shownRun(run));
      guard(run.counts.confirmed, query);
      project.runs.delete(id);
      return { status: 204 };
    case 'overlays': {
      if (!uid) return list([...run.overlays.values()]);
      if (last === 'history') return ok({ items: run.log.get(uid) ?? [] });
      return edit(project, run, run.overlays.get(uid), json, user);
    }
    case 'dispatch':
      dispatch(project, run, json.max_blocks);
      return ok({ runs: 1, pending: run.counts.pending, concurrency: 20 }, 202);
    case 'cancel':
      Object.assign(run, { status: 'cancelled', dispatch: 'stopped' });
      told(project, run, []);
      return ok(shownRun(run));
    case 'pause':
      if (run.status === 'running') pause(project, run, 'by hand');
      told(project, run, []);
      return ok(shownRun(run));
    case 'resume':
      resume(project, run);
      told(project, run, []);
      return ok(shownRun(run));
    case 'errors':
      return list(failedIn([run]));
    case 'retry-failed':
      return ok({ retried: retry(project, run, json.error_class, user) });
    case 'confirm': {
      if (query.get('dry_run')) return ok({ count: run.counts.ai_complete, as_of: now() });
      const skipped = { changed: 0, not_staged: 0, unknown: 0, invalid: 0 };
      if (!json.items) return ok({ confirmed: confirmAll(project, run, user), skipped });
      const done = [];
      for (const { block_uid, revision } of json.items) {
        const overlay = run.overlays.get(block_uid);
        if (overlay.status !== 'ai_complete') skipped.not_staged += 1;
        else if (overlay.revision !== revision) skipped.changed += 1;
        else {
          confirmOne(run, overlay, user);
          done.push(overlay);
        }
      }
      told(project, run, done);
      return ok({ confirmed: done.length, skipped });
    }
    case 'reject':
      some().forEach((overlay) =>
        change(run, overlay, json.to, json.to === 'pending' ? { staging: null } : {}, user.display_name),
      );
      told(project, run, some());
      return ok({ rejected: some().length });
    case 'reopen':
      some().forEach((overlay) =>
        change(
          run,
          overlay,
          'ai_complete',
          {
            staging: overlay.confirmed ?? overlay.staging ?? {},
            confirmed: null,
            confirmed_at: null,
            confirmed_by_name: null,
          },
          user.display_name,
        ),
      );
      told(project, run, some());
      return ok({ reopened: some().length });
    case 'export':
      return exporting(project, { run_ids: [id] }, query);
    default:
      throw notFound();
  }
}

function edit(project, run, overlay, { data, revision }, user) {
  if (overlay.status !== 'ai_complete' || overlay.revision !== revision) {
    throw new Wrong(409, 'stale-revision', 'The block has changed since it was shown.');
  }
  if (typeof data.summary === 'string' && data.summary.length > 400) {
    throw new Wrong(422, 'invalid', 'The value does not fit the schema.', {
      errors: [{ pointer: '/data/summary', message: 'must be at most 400 characters long' }],
    });
  }
  change(run, overlay, 'ai_complete', { staging: data }, user.display_name);
  run.log.get(overlay.block_uid)[0].action = 'edited';
  told(project, run, [overlay]);
  return ok(overlay);
}

/** The documents of a wish, each with the run whose values it has. */
function picked(project, { source_uid, schema_id, run_ids }) {
  const runs = [...project.runs.values()];
  const named = run_ids && new Set(run_ids);
  return [...project.documents.values()]
    .filter(
      (document) => document.status === 'ingested' && (!source_uid || document.source_uid === source_uid),
    )
    .map((document) => ({
      document,
      run: runs.find(
        (run) =>
          run.source_uid === document.source_uid &&
          run.status !== 'cancelled' &&
          (named ? named.has(run.run_id) : schema_id && run.schema_id === schema_id),
      ),
    }))
    .filter(({ run }) => !named || run)
    .map(({ document, run }) => ({ document, run, schema: run && schemas.get(run.schema_id) }));
}

function exporting(project, wish, query) {
  return linesOf(
    project,
    picked(project, wish),
    query.get('format') ?? 'jsonl',
    query.get('include') === 'staged',
  );
}

/** An account with a project in the middle of its review, for looking at pages. */
export function demo() {
  const user = {
    user_id: uuid(),
    email: 'ana@example.org',
    password: 'correct horse',
    display_name: 'Ana Rivera',
    operator: true,
  };
  users.set(user.email, user);
  sessions.set('demo', user);
  const { value: schema } = registerSchema(model.schema);
  registerSchema(
    '{"schema_ref":"close_reading","properties":{"tone":{"type":"string","enum":["plain","formal"]},"note":{"type":["string","null"]},"when":{"type":"string","format":"date"},"pages":{"type":"integer"}}}',
  );
  const project = newProject('Standards 2025', 'Specifications under review');
  parties(newProject('Contracts', 'Supplier agreements, second reading'));
  newProject('Scratch', null);
  model.documents().forEach(({ name, text }, index) => {
    addDocument(project, { name, text }, new Date(Date.now() - 100000 + index).toISOString());
    const document = [...project.documents.values()].at(-1);
    if (document.status !== 'ingested' || index === 6) return;
    const run = newRun(project, document, schema.schema_id);
    for (const overlay of run.overlays.values()) {
      if (index === 3) continue;
      const spot = (overlay.block_index * 7 + index * 3) % 20;
      if (spot === 19 && index !== 2) continue;
      work(run, overlay, document);
      work(run, overlay, document);
      if (overlay.status === 'failed' && index % 2) work(run, overlay, document);
      if (index === 5 || overlay.status !== 'ai_complete') continue;
      if (index === 2 || spot < 12) confirmOne(run, overlay);
      else if (spot === 13) change(run, overlay, 'rejected', {}, 'Ana Rivera');
    }
  });
  someIntegrations(project, user);
  court(schema);
  houseStyle();
}

/** Answers with lists and objects in them, all staged. */
function parties(project) {
  const { value: schema } = registerSchema(JSON.stringify(contracts.schema));
  addDocument(project, contracts.document(), new Date(Date.now() - 80_000).toISOString());
  const [document] = project.documents.values();
  const run = newRun(project, document, schema.schema_id);
  for (const overlay of run.overlays.values()) {
    const staging = contracts.answer(overlay.block_index);
    change(run, overlay, 'ai_complete', { staging, model: 'offline', attempt_count: 1 }, 'worker-1');
  }
}

/** A policy with its corrections, of which some are doubtful. */
function houseStyle() {
  const project = newProject('House style', 'Policies, corrected');
  const { value: schema } = registerSchema(JSON.stringify(styled.schema));
  addDocument(project, styled.document(), new Date(Date.now() - 70_000).toISOString());
  const [document] = project.documents.values();
  const run = newRun(project, document, schema.schema_id);
  for (const overlay of run.overlays.values()) {
    const { block_content } = document.blocks[overlay.block_index];
    const staging = { revised_content: styled.revise(block_content), reason: null };
    change(run, overlay, 'ai_complete', { staging, model: 'offline', attempt_count: 1 }, 'worker-1');
    if (overlay.block_index % 7 !== 6) confirmOne(run, overlay);
  }
}

/** A project in the middle of its work: runs that go, stand still for all sorts of reasons, and cost money. */
function court(schema) {
  keep('anthropic', 'sk-ant-api03-demo-x4Qa');
  keep('lab', 'none', 'https://models.lab.example.org/v1', {
    state: 'set_aside',
    reason: '401: the token has expired',
    remarks: 'Llama 3.3 70B and two others',
  });
  const project = newProject('Rulings 2025', 'A term of the court, read closely');
  project.budget_usd = 6;
  const sonnet = 'claude-sonnet-4-5-20250929';
  platform.model = sonnet;
  const routed = {
    model: sonnet,
    budget: 2.5,
    routing: [{ block_types: ['heading', 'list_item'], max_chars: 400, model: 'claude-haiku-4-5' }],
  };
  const configs = [
    routed,
    { model: sonnet, budget: 0.2 },
    { model: 'gpt-5-mini' },
    { model: sonnet },
    {},
    {},
  ];
  const names = ['Second reading', null, 'Try a cheaper model', null, null, null];
  rulings().forEach(({ name, text }, index) => {
    addDocument(project, { name, text }, new Date(Date.now() - 90_000 + index).toISOString());
    const document = [...project.documents.values()].at(-1);
    if (index === 5) return;
    const run = newRun(project, document, schema.schema_id, names[index], configs[index]);
    run.slow = { every: 900, atOnce: 3 };
    const done = [0.24, 0.5, 0, 0.7, 1][index] * document.blocks.length;
    for (const overlay of [...run.overlays.values()].slice(0, done)) {
      work(run, overlay, document);
      work(run, overlay, document);
      if (overlay.status === 'ai_complete' && (overlay.block_index * 7) % 20 < [4, 6, 0, 3, 14][index])
        confirmOne(run, overlay);
    }
    if (index === 0) dispatch(project, run);
    if (index === 1) pause(project, run, heldBack(project, run) ?? 'by hand');
    if (index === 2) pause(project, run, 'no_key');
    if (index === 3) pause(project, run, 'by hand');
    if (index < 2 || index > 3) return;
    run.dispatch = 'stopped';
  });
  const [first, second, third, , fifth] = [...project.runs.values()];
  notify(project, fifth, 'complete', '“Okafor v. Board of Regents” is complete: 118 blocks.', 2900, true);
  notify(project, null, 'failed', 'Of 5 runs 5 are complete; 17 of 812 blocks failed.', 1500, true);
  notify(
    project,
    first,
    'failed',
    '“Rivera v. State” is complete, but 4 of its 190 blocks failed.',
    190,
    true,
  );
  notify(project, third, 'paused', '“Try a cheaper model” is paused. There is no key for its model.', 26);
  notify(
    project,
    second,
    'paused',
    `“In re Delta Holdings” is paused. ${second.status_reason.replace('budget_reached: ', '')}`,
    4,
  );
}
