import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { after, readAgain, type Stale } from './stale';

const sources = import.meta.glob<string>('/src/features/*/{api,components}/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The first part of every key under which something is read. */
const read = new Set(
  Object.values(sources).flatMap((text) =>
    [...text.matchAll(/queryKey: \['([a-z-]+)'/g)].map(([, first]) => first),
  ),
);

it.each(Object.entries(after))('%s names what is read somewhere', (_, change) => {
  const stale = (change as (...ids: string[]) => Stale)('documents', 'documents');
  expect(stale.length).toBeGreaterThan(0);
  for (const { queryKey } of stale) expect(read).toContain(queryKey![0]);
});

it.each([
  [
    'a run that was stopped has another forecast',
    after.runsChanged('p'),
    ['forecast', 'p', 'f1', 'r1', null],
  ],
  ['a forecast of one model counts', after.runsMade('p'), ['forecast', 'p', 'f1', null, 'm1']],
  ['what is tried again failed no more', after.runsChanged('p'), ['errors', 'p', 'r1']],
  ['a new name stands on the run', after.runRenamed('p'), ['run', 'p', 'r1']],
  ['a new run makes more to do', after.runsMade('p'), ['progress', 'p', 'f1']],
  ['a forecast says where a key is missing', after.modelKeysChanged(), ['forecast', 'p', 'f1', null, null]],
  ['a token stands in the log', after.tokensChanged(), ['account-events']],
  ['a key stands in the log', after.modelKeysChanged(), ['account-events']],
  ['a name stands in the log', after.accountRenamed(), ['account-events']],
  ['a price changes what it will cost', after.pricesChanged(), ['forecast', 'p', 'f1', null, null]],
])('%s', async (_, stale, key) => {
  const queries = new QueryClient();
  const elsewhere = key.map((part) => (part === 'p' ? 'q' : part));
  queries.setQueryData(elsewhere, {});
  queries.setQueryData(key, {});
  await readAgain(queries, stale);
  expect(queries.getQueryState(key)?.isInvalidated).toBe(true);
  const ofProject = stale.every(({ queryKey }) => queryKey!.length > 1 && queryKey![1] === 'p');
  if (ofProject) expect(queries.getQueryState(elsewhere)?.isInvalidated).toBe(false);
});

it('of an integration that is gone nothing is asked for, but for the list it stood in', async () => {
  const queries = new QueryClient();
  queries.setQueryData(['integrations', 'p'], []);
  queries.setQueryData(['integrations', 'p', 'i1'], {});
  await readAgain(queries, after.integrationDeleted('p'));
  expect(queries.getQueryState(['integrations', 'p'])?.isInvalidated).toBe(true);
  expect(queries.getQueryState(['integrations', 'p', 'i1'])?.isInvalidated).toBe(false);
});
