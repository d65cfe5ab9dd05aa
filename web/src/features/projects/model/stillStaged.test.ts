import { expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aDocument, aRun } from '../../../testing/factories';
import { stillStaged } from './stillStaged';

it('what confirming left out is found in the documents that still hold it', () => {
  const documents = [
    aDocument({ source_uid: 'a', doc_title: 'Lamps' }),
    aDocument({ source_uid: 'b', doc_title: 'Rooms' }),
    aDocument({ source_uid: 'c', doc_title: 'Doors' }),
  ];
  const effective = new Map([
    ['a', aRun({ run_id: 'r', source_uid: 'a', counts: { ...noCounts, ai_complete: 1 } })],
    ['b', aRun({ source_uid: 'b', counts: { ...noCounts, confirmed: 9 } })],
  ]);
  expect(stillStaged('p', effective, documents)).toEqual([
    {
      name: 'Lamps',
      why: '1 block is still staged.',
      to: '/app/projects/p/documents/a?run=r&status=ai_complete',
    },
  ]);
});
