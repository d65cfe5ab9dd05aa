import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../shared/api/problem';
import type { Delivery, Integration } from '../../../shared/api/integrationTypes';
import { aRun } from '../../../testing/factories';
import { noCounts } from '../../../shared/lib/counts';
import { draftOf, wishOf } from './draft';
import { findingsOf } from './findings';
import { pushable } from './pushable';
import { queriesOf } from './queries';
import { makeSigningSecret } from './secret';
import { blocksOf, signOf, signOfDelivery } from './state';
import { keepsKey, storeOf } from './store';
import { keptOf, webhookOf } from './webhook';

const webhook = (more: Partial<Integration> = {}): Integration => ({
  integration_id: 'i1',
  project_id: 'p1',
  kind: 'webhook',
  name: 'Search index',
  schema_id: null,
  schema_ref: null,
  trigger: 'batch',
  paused: false,
  settings: {
    url: 'https://a.example/x',
    headers: ['X-Key'],
    auth: 'basic',
    username: 'me',
    signed: true,
    gzip: false,
  },
  secrets: { password: 'set', signing_secret: 'set', 'header:X-Key': 'set' },
  saved_by_name: 'Ana',
  created_at: '2026-01-01T00:00:00Z',
  saved_at: '2026-01-01T00:00:00Z',
  waiting: 0,
  failed: 0,
  delivered_at: null,
  failed_at: null,
  failure: null,
  ...more,
});
const delivery = (more: Partial<Delivery>) =>
  ({ blocks: null, error: null, attempt: 0, ...more }) as Delivery;

describe('the state of an integration', () => {
  it.each<[string, Partial<Integration>]>([
    ['Nothing sent yet', {}],
    ['Delivered', { delivered_at: 'x' }],
    ['Sending', { delivered_at: 'x', waiting: 2 }],
    ['Failing', { delivered_at: 'x', waiting: 2, failure: 'no' }],
    ['Failing', { delivered_at: 'x', failed: 3 }],
    ['Paused', { paused: true, failure: 'no' }],
    ['Needs its secrets', { paused: true, secrets: { token: 'unreadable' } }],
  ])('is “%s” with %j', (word, more) => expect(signOf(webhook(more)).word).toBe(word));

  it('tells a delivery that will be retried from one that merely waits', () => {
    expect(signOfDelivery(delivery({ status: 'waiting' })).word).toBe('Waiting');
    expect(signOfDelivery(delivery({ status: 'waiting', attempt: 1, error: 'no' })).word).toBe(
      'To be retried',
    );
    // One that is sent again by hand begins anew.
    expect(signOfDelivery(delivery({ status: 'waiting', attempt: 0, error: 'no' })).word).toBe('Waiting');
  });

  it('counts the blocks of ranges as the database writes them', () => {
    expect(blocksOf(delivery({ blocks: '{[3,6),[9,10)}' }))).toBe(4);
    expect(blocksOf(delivery({ blocks: '{}' }))).toBe(0);
    expect(blocksOf(delivery({ blocks: null }))).toBeNull();
  });
});

describe('what is sent of a webhook’s form', () => {
  it('leaves secrets that are kept out, and sends those that are entered', () => {
    const old = webhook();
    const draft = draftOf('webhook', old);
    expect(wishOf('webhook', draft, old)).toEqual({
      name: 'Search index',
      schema_id: null,
      trigger: 'batch',
      settings: {
        url: 'https://a.example/x',
        auth: 'basic',
        username: 'me',
        signed: true,
        headers: ['X-Key'],
        gzip: false,
      },
      secrets: {},
    });
    const other = { ...draft, webhook: { ...draft.webhook, password: 'new', signing: ' whsec_x ' } };
    expect(wishOf('webhook', other, old).secrets).toEqual({ password: 'new', signing_secret: 'whsec_x' });
  });

  it('forgets what is no longer used, and only what was there', () => {
    const old = webhook();
    const draft = draftOf('webhook', old);
    const off = { ...draft.webhook, auth: 'none' as const, signed: false };
    expect(wishOf('webhook', { ...draft, webhook: off }, old).secrets).toEqual({
      password: null,
      signing_secret: null,
    });
  });

  it('leaves out a header of which nothing was entered', () => {
    const draft = draftOf('webhook', undefined);
    const headers = [
      { key: 0, name: ' ', value: null },
      { key: 1, name: ' X-A ', value: 'v' },
    ];
    const wish = wishOf('webhook', { ...draft, webhook: { ...draft.webhook, headers } }, undefined);
    expect(wish.settings.headers).toEqual(['X-A']);
    expect(wish.secrets).toEqual({ 'header:X-A': 'v' });
  });

  it('keeps secrets for the same host alone', () => {
    const old = webhook();
    const at = (url: string) => Object.keys(keptOf({ ...webhookOf(old), url }, old)).length;
    expect(at('https://A.example/other?x')).toBe(3);
    expect(['https://b.example/x', 'http://a.example/x', 'https://a.example:444/x', ''].map(at)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(keptOf(webhookOf(old), webhook({ secrets: { password: 'unreadable' } }))).toEqual({});
  });
});

describe('what is sent of a store’s form', () => {
  const settings = { region: 'eu', bucket: 'b', prefix: 'p', mode: 'append', access_key_id: 'AK' };
  const old = webhook({ kind: 'object_store', settings, secrets: { secret_access_key: 'set' } });

  it('leaves the key out where it is kept, and an endpoint where there is none', () => {
    const wish = wishOf('object_store', draftOf('object_store', old), old);
    expect(wish.settings).toEqual({ ...settings, path_style: false });
    expect(wish.secrets).toEqual({});
  });

  it('asks for the key again where it would go elsewhere', () => {
    expect(keepsKey(storeOf(old), old)).toBe(true);
    expect(keepsKey({ ...storeOf(old), prefix: 'other' }, old)).toBe(true);
    expect(keepsKey({ ...storeOf(old), bucket: 'other' }, old)).toBe(false);
    expect(keepsKey({ ...storeOf(old), accessKeyId: 'other' }, old)).toBe(false);
  });
});

describe('the queries of a store', () => {
  const settings = {
    endpoint: 'https://s3.example.org',
    region: 'eu-central-1',
    bucket: 'lake',
    prefix: 'confirmed',
    path_style: true,
    mode: 'rewrite',
    access_key_id: 'AKEXAMPLE',
  };
  const store = (more: Partial<Integration>) =>
    webhook({
      kind: 'object_store',
      settings,
      project_id: '00000000-0000-7000-8000-000000000001',
      ...more,
    });
  const texts = (of: Integration, fields: string[]) => queriesOf(of, fields).map(({ sql }) => sql);

  it('are those of the documentation, which the server runs in its tests', () => {
    const one = store({ schema_id: '00000000-0000-7000-8000-000000000002', schema_ref: 'notes' });
    const [database, files, field] = texts(one, ['note', 'score']);
    const [all, allFiles, every] = texts(store({}), []);
    const page = readFileSync('../docs/integrations.md', 'utf8');
    const shown = [...page.matchAll(/```sql\n([\s\S]*?)\n```/g)].map(([, sql]) => sql);
    expect(shown).toEqual([database, files, field, all, every]);
    expect(allFiles).toBe(files!.replace(/schema_id=[^/]+/, 'schema_id=*'));
  });

  it('quote what a person entered, and name what has a name of its own', () => {
    const of = store({
      settings: {
        endpoint: 'http://minio.example:9000/',
        bucket: 'b',
        prefix: 'p/q',
        path_style: true,
        access_key_id: "A'K",
      },
      schema_id: 's1',
      schema_ref: 'confirmed',
    });
    const [database, files, field] = texts(of, ['Status', 'a "b"']);
    expect(database).toContain('from blockdata.confirmed as v');
    expect(files).toContain(
      "create or replace secret blockdata (type s3, key_id 'A''K', secret '…', endpoint 'minio.example:9000', use_ssl false, url_style 'path');",
    );
    expect(files).toContain('/schema_id=s1/_manifest.json');
    expect(field).toContain('select "a ""b""", count(*)');
    expect(texts(of, ['status'])[2]).toContain('json_each');
  });
});

describe('a secret for signing', () => {
  it('is 32 random bytes as Standard Webhooks writes them', () => {
    const secret = makeSigningSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(atob(secret.slice(6))).toHaveLength(32);
    expect(makeSigningSecret()).not.toBe(secret);
  });
});

describe('what a refused form says', () => {
  const refused = new Problem(422, {
    detail: 'Not valid.',
    errors: [
      { pointer: '/settings/url', message: 'is an address' },
      { pointer: '/settings/other', message: 'is not known' },
    ],
  });

  it('stands at its fields, and above them where no field bears it', () => {
    const { at, rest } = findingsOf(refused, /^\/settings\/url$/, {}, {});
    expect(at('/settings/url')).toBe('is an address');
    expect((rest as Problem).errors).toEqual([{ pointer: '/settings/other', message: 'is not known' }]);
    expect(findingsOf(refused, /./, {}, {}).rest).toBeNull();
    const broken = new TypeError('away');
    expect(findingsOf(broken, /./, {}, {}).rest).toBe(broken);
  });

  it('goes as soon as the field, or what it hangs on, is another', () => {
    const pointers = ['/settings/url', '/settings/mapping', '/settings/headers/0', '/secrets/header:a~1b'];
    const errors = pointers.map((pointer) => ({ pointer, message: 'is wrong' }));
    const sent = { schema_id: 's', settings: { url: 'u', mapping: {}, headers: ['a'] }, secrets: {} };
    const left = (more: object) => {
      const { at } = findingsOf(new Problem(422, { errors }), /./, sent, { ...sent, ...more });
      return pointers.filter((pointer) => at(pointer) !== undefined);
    };
    expect(left({ name: 'other' })).toEqual(pointers);
    expect(left({ schema_id: null })).toEqual([pointers[0], pointers[2], pointers[3]]);
    expect(left({ secrets: { 'header:a/b': 'x' } })).toEqual(pointers.slice(0, 3));
    expect(left({ settings: { ...sent.settings, url: 'v' } })).toEqual(pointers.slice(1, 3));
    expect(left({ settings: { ...sent.settings, headers: [] } })).not.toContain('/settings/headers/0');
  });
});

describe('what a push sends', () => {
  const run = (run_id: string, schema_id: string, confirmed: number, more = {}) =>
    aRun({ run_id, schema_id, counts: { ...noCounts, confirmed }, ...more });

  it('is one run a document and schema, where something is confirmed', () => {
    const runs = [
      run('1', 'a', 3),
      run('2', 'a', 0),
      run('3', 'b', 1),
      run('4', 'a', 0, { source_uid: 's2' }),
      run('5', 'a', 9, { status: 'cancelled' }),
    ];
    expect(pushable(runs, null).map(({ run_id }) => run_id)).toEqual(['1', '3']);
    expect(pushable(runs, 'b').map(({ run_id }) => run_id)).toEqual(['3']);
  });
});
