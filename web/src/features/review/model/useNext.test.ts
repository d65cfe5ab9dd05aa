import { expect, it } from 'vitest';
import type { Run } from '../../../shared/api/types';
import { noCounts } from '../../../shared/lib/counts';
import { aDocument } from '../../../testing/factories';
import { nextStaged } from './useNext';

const documents = ['a', 'b', 'c', 'd'].map((source_uid) => aDocument({ source_uid }));
const staged = (...uids: string[]) =>
  new Map(uids.map((uid) => [uid, { counts: { ...noCounts, ai_complete: 2 } } as Run]));
const after = (here: string, runs: ReadonlyMap<string, Run>) => nextStaged(documents, runs, here)?.source_uid;

it('is the next document with something staged, over the end if need be, and never this one', () => {
  expect(after('a', staged('a', 'c', 'd'))).toBe('c');
  expect(after('d', staged('b', 'd'))).toBe('b');
  expect(after('b', staged('b'))).toBeUndefined();
  expect(after('gone', staged('b'))).toBe('b');
});
