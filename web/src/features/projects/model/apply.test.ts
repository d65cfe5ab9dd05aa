import { expect, it } from 'vitest';
import { aDocument, aRun } from '../../../testing/factories';
import { withoutRun } from './apply';

it('a schema is applied to what is ingested and has no run of it, a cancelled one aside', () => {
  const documents = ['a', 'b', 'c', 'd'].map((source_uid) =>
    aDocument({ source_uid, status: source_uid === 'd' ? 'ingest_failed' : 'ingested' }),
  );
  const runs = [
    aRun({ source_uid: 'a', schema_id: 's' }),
    aRun({ source_uid: 'b', schema_id: 's', status: 'cancelled' }),
    aRun({ source_uid: 'c', schema_id: 'other' }),
  ];
  expect(withoutRun(documents, runs, 's').map(({ source_uid }) => source_uid)).toEqual(['b', 'c']);
});
