import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { forgetDocument, forgetRun } from './forget';

it('nothing asks for a document that was deleted, and the list does without it', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const lists = vi.fn(() => Promise.resolve([{ source_uid: 's2' }]));
  const one = vi.fn(() => Promise.resolve({}));
  await queries.prefetchQuery({ queryKey: ['document', 'p', 's1'], queryFn: one });
  queries.setQueryData(['documents', 'p'], [{ source_uid: 's1' }, { source_uid: 's2' }]);
  const stop = new QueryObserver(queries, { queryKey: ['documents', 'p'], queryFn: lists }).subscribe(
    () => undefined,
  );
  one.mockClear();
  forgetDocument(queries, 'p', 's1');
  expect(queries.getQueryData(['documents', 'p'])).toEqual([{ source_uid: 's2' }]);
  expect(queries.getQueryState(['document', 'p', 's1'])).toBeUndefined();
  await queries.refetchQueries({ queryKey: ['document', 'p'], type: 'all' });
  expect(one).not.toHaveBeenCalled();
  expect(lists).toHaveBeenCalledOnce();
  stop();
});

const read = [
  ['run', 'p', 'r1'],
  ['errors', 'p', 'r1'],
  ['history', 'r1', 'b1', 1],
  ['forecast', 'p', 'f1', 'r1', null],
  ['forecast', 'p', 'f1', null, null],
  ['run', 'p', 'r2'],
];

function keysOf(queries: QueryClient): unknown[] {
  return queries
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey);
}

it('what was read of a run goes with it, and what counted it is read again', () => {
  const queries = new QueryClient();
  for (const key of read) queries.setQueryData(key, {});
  forgetRun(queries, 'p', 'r1');
  expect(keysOf(queries)).toEqual(read.slice(4));
  expect(queries.getQueryState(['forecast', 'p', 'f1', null, null])?.isInvalidated).toBe(true);
});

it('the runs of a document are forgotten with it', () => {
  const queries = new QueryClient();
  for (const key of read) queries.setQueryData(key, {});
  const runs = [
    { run_id: 'r1', source_uid: 's1' },
    { run_id: 'r2', source_uid: 's2' },
  ];
  queries.setQueryData(['runs', 'p'], runs);
  forgetDocument(queries, 'p', 's1');
  expect(keysOf(queries)).toEqual([...read.slice(4), ['runs', 'p']]);
});
