// Integrations of the stand-in server: kept in memory, and what is sent to them goes nowhere.
import { randomUUID } from 'node:crypto';

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const list = (items) => [200, { items, next_cursor: null }];
const problem = (status, type, detail, more = {}) => [
  status,
  { type: `https://blockdata.dev/problems/${type}`, title: detail, status, detail, ...more },
];

/** An address with this in it refuses whatever comes. */
const refuses = /refuse|broken/;

/** The routes below a project that have to do with integrations; undefined where it is none of them. */
export function integrationRoutes(
  method,
  [kind, id, verb, deliveryId, last],
  query,
  json,
  project,
  user,
  schemas,
) {
  if (kind !== 'integrations') return undefined;
  if (id === 'graph') return graphRoutes(verb, json, project, schemas);
  const all = (project.integrations ??= new Map());
  if (!id && method === 'GET') return list([...all.values()].map(shown));
  if (!id) return kept(all, project, json, user, undefined);
  const integration = all.get(id);
  if (!integration) return problem(404, 'not-found', 'There is nothing here that you may see.');
  advance(integration);
  if (!verb && method === 'PATCH') return kept(all, project, json, user, integration);
  if (!verb && method === 'DELETE') {
    all.delete(id);
    return [204, undefined];
  }
  if (!verb) return [200, shown(integration)];
  if (verb === 'test') return tried(integration, project);
  if (verb === 'push') {
    const runs = [...project.runs.values()].filter(
      ({ counts, schema_id }) => counts.confirmed > 0 && [null, schema_id].includes(integration.schema_id),
    );
    runs.forEach((run) => put(integration, project, run, 'pushed', null));
    return [202, { deliveries: runs.length }];
  }
  const { deliveries } = integration;
  if (!deliveryId) {
    const status = query.get('status');
    const open = (each) => status === 'waiting' && each.status === 'sending';
    return list(deliveries.filter((each) => !status || each.status === status || open(each)).map(told));
  }
  if (deliveryId === 'replay-failed') {
    const failed = deliveries.filter(({ status }) => status === 'failed');
    failed.forEach(sendAgain);
    return [202, { deliveries: failed.length }];
  }
  const delivery = deliveries.find(({ delivery_id }) => delivery_id === deliveryId);
  if (!delivery) return problem(404, 'not-found', 'There is nothing here that you may see.');
  if (last === 'replay') sendAgain(delivery);
  if (last === 'cancel') Object.assign(delivery, { status: 'cancelled', finished_at: ago(0) });
  return [200, told(delivery)];
}

function sendAgain(delivery) {
  Object.assign(delivery, { status: 'waiting', attempt: 0, due: Date.now() + 1500, finished_at: null });
}

function kept(all, project, json, user, old) {
  const settings = json.settings ?? old.settings;
  const errors = [];
  if (settings.url !== undefined && !/^https?:\/\/[^/]+/.test(settings.url))
    errors.push({
      pointer: '/settings/url',
      message: 'is an address such as https://example.org/hooks/1',
    });
  const secrets = { ...old?.secrets };
  for (const [name, value] of Object.entries(json.secrets ?? {})) {
    if (value === null) delete secrets[name];
    else secrets[name] = 'set';
  }
  if (settings.signed && !secrets.signing_secret)
    errors.push({
      pointer: '/secrets/signing_secret',
      message: 'is needed for signing: whsec_ and 24 to 64 random bytes in Base64',
    });
  if (errors.length > 0)
    return problem(422, 'invalid', 'The request does not hold what it should.', { errors });
  const integration = {
    integration_id: randomUUID(),
    project_id: project.project_id,
    kind: json.kind,
    schema_id: null,
    trigger: 'manual',
    paused: false,
    created_at: ago(0),
    deliveries: [],
    ...old,
    ...json,
    settings,
    secrets,
    saved_by_name: user.display_name,
    saved_at: ago(0),
  };
  all.set(integration.integration_id, integration);
  return [old ? 200 : 201, shown(integration)];
}

function shown({ deliveries, ...integration }) {
  advance({ deliveries, ...integration });
  const ended = deliveries.find(
    ({ status, error }) => status === 'delivered' || status === 'failed' || error,
  );
  const wrong = ended?.status === 'delivered' ? undefined : ended;
  return {
    schema_ref: null,
    ...integration,
    waiting: deliveries.filter(({ status }) => status === 'waiting').length,
    failed: deliveries.filter(({ status }) => status === 'failed').length,
    delivered_at: deliveries.find(({ status }) => status === 'delivered')?.finished_at ?? null,
    failed_at: wrong ? (wrong.finished_at ?? wrong.created_at) : null,
    failure: wrong?.error ?? null,
  };
}

function told({ due, refused, ...delivery }) {
  return { ...delivery, next_at: delivery.status === 'waiting' ? new Date(due).toISOString() : null };
}

function tried({ settings }, project) {
  const rows = [...project.runs.values()].some(({ counts }) => counts.confirmed > 0) ? 1 : 0;
  const refused = refuses.test(settings.url ?? '');
  return [
    200,
    refused
      ? { result: 'refused', words: 'It answered with the status 503.', status: 503, rows: 0, millis: 84 }
      : { result: 'delivered', words: 'ok', status: 200, rows, millis: 142 },
  ];
}

/** What is due is sent: it arrives, or is tried again later. */
function advance({ deliveries, paused, settings }) {
  if (paused) return;
  for (const delivery of deliveries) {
    if (delivery.status !== 'waiting' || delivery.due > Date.now()) continue;
    delivery.attempt += 1;
    delivery.sent = delivery.line;
    delivery.bytes = delivery.line.length;
    if (refuses.test(settings.url ?? '') || delivery.refused) {
      delivery.due = Date.now() + 5000 * 4 ** (delivery.attempt - 1);
      Object.assign(delivery, refusal);
    } else Object.assign(delivery, { status: 'delivered', finished_at: ago(0), ...acceptance });
  }
}

const refusal = {
  answer_status: 503,
  answer: '{"error":"index is being rebuilt"}',
  error: 'It answered with the status 503.',
};
const acceptance = { answer_status: 200, answer: '{"accepted":true}', error: null };

function put(integration, project, run, event, blocks, more = {}) {
  const document = project.documents.get(run.source_uid);
  const overlay = [...run.overlays.values()].find(({ status }) => status === 'confirmed');
  const line = `${JSON.stringify({
    immutable: {
      source_upload: { source_uid: run.source_uid, doc_title: document.doc_title },
      block: document.blocks[overlay?.block_index ?? 0],
    },
    user_defined: { schema_uid: run.schema_id, data: overlay?.confirmed ?? null },
  })}\n`;
  integration.deliveries.unshift({
    delivery_id: randomUUID(),
    event,
    run_id: run.run_id,
    run_name: run.run_name,
    source_uid: run.source_uid,
    doc_title: document.doc_title,
    blocks,
    status: 'waiting',
    attempt: 0,
    rows: null,
    bytes: null,
    sent: null,
    answer_status: null,
    answer: null,
    error: null,
    created_at: ago(0),
    finished_at: null,
    due: Date.now() + 1500,
    line,
    ...more,
  });
}

/** A project with one of each state, for looking at. */
export function someIntegrations(project, user) {
  const all = (project.integrations ??= new Map());
  const add = (name, more) => {
    const integration = {
      integration_id: randomUUID(),
      project_id: project.project_id,
      kind: 'webhook',
      name,
      schema_id: null,
      trigger: 'batch',
      paused: false,
      settings: { url: '', headers: [], auth: 'none', signed: true, gzip: false },
      secrets: { signing_secret: 'set' },
      saved_by_name: user.display_name,
      created_at: ago(9000),
      saved_at: ago(4000),
      deliveries: [],
      ...more,
    };
    all.set(integration.integration_id, integration);
    return integration;
  };
  const runs = [...project.runs.values()].filter(({ counts }) => counts.confirmed > 0);
  const arrived = (minutes, blocks) => ({
    status: 'delivered',
    attempt: 1,
    rows: blocks,
    created_at: ago(minutes),
    finished_at: ago(minutes),
    ...acceptance,
  });
  const delivered = (to, run, minutes, blocks) => {
    put(to, project, run, 'blocks.confirmed', `{[0,${blocks})}`, arrived(minutes, blocks));
    const [first] = to.deliveries;
    Object.assign(first, { sent: first.line, bytes: first.line.length * blocks });
  };
  const index = add('Search index', {
    settings: {
      url: 'https://search.example.org/hooks/blockdata',
      headers: ['X-Tenant'],
      auth: 'bearer',
      signed: true,
      gzip: true,
    },
    secrets: { signing_secret: 'set', token: 'set', 'header:X-Tenant': 'set' },
  });
  runs.forEach((run, at) => delivered(index, run, 400 - at * 60, 3 + at * 4));
  const warehouse = add('Warehouse', {
    trigger: 'run',
    settings: { url: 'https://warehouse.example.org/broken/ingest', headers: [], auth: 'none', signed: true },
  });
  runs.slice(0, 2).forEach((run, at) => delivered(warehouse, run, 900 - at * 60, 12));
  put(warehouse, project, runs[0], 'run.confirmed', null, {
    attempt: 3,
    created_at: ago(6),
    ...refusal,
  });
  const [failing] = warehouse.deliveries;
  Object.assign(failing, { sent: failing.line, bytes: 48_211, due: Date.now() + 75_000 });
  put(warehouse, project, runs[1] ?? runs[0], 'run.confirmed', null, { due: Date.now() + 90_000 });
  const archive = add('Archive', {
    trigger: 'manual',
    paused: true,
    settings: { url: 'https://archive.example.org/in', headers: [], auth: 'basic', username: 'blockdata' },
    secrets: { password: 'set' },
  });
  put(archive, project, runs[0], 'pushed', null);
  add('Legal desk', {
    settings: { url: 'https://desk.example.org/api/v2/blocks', headers: [], auth: 'none', signed: true },
    secrets: { signing_secret: 'unreadable' },
  });
}

/** A mapping after the fields of a schema, and the graph that it would make; as far as the pages need it. */
function graphRoutes(verb, { schema_id, mapping }, project, schemas) {
  const { properties = {} } = JSON.parse(schemas.get(schema_id).schema_jsonb);
  if (verb === 'suggest') {
    const nodes = Object.entries(properties)
      .filter(([, field]) => field.type === 'array' || field.enum)
      .map(([field]) => ({
        field,
        label: field.charAt(0).toUpperCase() + field.slice(1).replace(/s$/, ''),
        key: 'name',
        member: null,
        properties: {},
        type: `HAS_${field.replace(/s$/, '').toUpperCase()}`,
        direction: 'out',
      }));
    const rest = Object.keys(properties).filter((name) => !nodes.some(({ field }) => field === name));
    const proposed = {
      block_label: 'Block',
      document_label: 'Document',
      properties: Object.fromEntries(rest.map((name) => [name, name])),
      nodes,
    };
    return [200, { mapping: proposed, origin: 'fields', errors: [] }];
  }
  return [200, drawn(mapping, schema_id, project)];
}

function drawn(mapping, schema_id, project) {
  const nodes = new Map();
  const relationships = [];
  const counts = { documents: 0, rows: 0, passed_over: 0, complete: true };
  for (const run of project.runs.values()) {
    const confirmed = [...run.overlays.values()].filter(({ status }) => status === 'confirmed');
    if (run.schema_id !== schema_id || confirmed.length === 0) continue;
    const { doc_title, source_uid } = project.documents.get(run.source_uid);
    counts.documents += 1;
    counts.rows += confirmed.length;
    for (const { block_uid, block_index, confirmed: data } of confirmed.slice(0, 7)) {
      if (nodes.size > 40) break;
      const node = (id, label, caption, properties) => nodes.set(id, { id, label, caption, properties });
      node(source_uid, mapping.document_label, doc_title, { source_uid });
      node(block_uid, mapping.block_label, `paragraph ${block_index}`, { block_uid });
      relationships.push({ from: source_uid, to: block_uid, type: 'HAS_BLOCK' });
      for (const { field, label, key, type } of mapping.nodes) {
        for (const value of [data?.[field] ?? []].flat()) {
          node(`${label}:${value}`, label, String(value), { [key]: value });
          relationships.push({ from: block_uid, to: `${label}:${value}`, type });
        }
      }
    }
  }
  const total = { nodes: counts.rows + counts.documents + 31, relationships: counts.rows * 3 };
  return { nodes: [...nodes.values()], relationships, counts: { ...counts, ...total } };
}
