import { describe, expect, it } from 'vitest';
import { aDocument } from '../../../testing/factories';
import { steady } from './steady';

const places = new Map([
  ['c', 0],
  ['a', 1],
]);
const list = (last: 'uploaded' | 'ingested') => [
  aDocument({ source_uid: 'a', status: 'ingested' }),
  aDocument({ source_uid: 'b', status: last }),
  aDocument({ source_uid: 'c', status: 'ingested' }),
];
const shown = (last: 'uploaded' | 'ingested', coming = false) =>
  steady(list(last), places, coming).map(({ source_uid }) => source_uid);

describe('a list that somebody reads', () => {
  it('keeps its rows in place while documents are coming or being read, new ones at the end', () => {
    expect(shown('uploaded')).toEqual(['c', 'a', 'b']);
    expect(shown('ingested', true)).toEqual(['c', 'a', 'b']);
  });

  it('is in order when all are read', () => {
    expect(shown('ingested')).toEqual(['a', 'b', 'c']);
  });
});
