import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aDocument, aRun } from '../../../testing/factories';
import { amountsOf, placeOf, planOf, wishOf } from './scope';

const read = (source_uid: string, conv_total_blocks: number) =>
  aDocument({ source_uid, status: 'ingested', conv_total_blocks, conv_total_characters: 100 });
const documents = [read('a', 10), read('b', 20), aDocument({ source_uid: 'c', status: 'conversion_failed' })];
const runs = [
  aRun({
    run_id: 'r1',
    source_uid: 'a',
    schema_id: 's',
    counts: { ...noCounts, confirmed: 4, ai_complete: 3, pending: 3 },
  }),
  aRun({ run_id: 'r2', source_uid: 'a', schema_id: 's', status: 'cancelled' }),
  aRun({ run_id: 'r3', source_uid: 'b', schema_id: 'other' }),
];

describe('what is exported', () => {
  it('of a project is every document that has blocks, with its effective run', () => {
    const plan = planOf({ of: 'project', schemaId: 's' }, documents, runs);
    expect(plan.picks.map(({ document, run }) => [document.source_uid, run?.run_id])).toEqual([
      ['a', 'r1'],
      ['b', undefined],
    ]);
    expect(plan.unread).toBe(1);
    expect(amountsOf(plan.picks)).toEqual({
      documents: 2,
      blocks: 30,
      confirmed: 4,
      staged: 3,
      characters: 200,
    });
    expect(wishOf(plan.target!)).toEqual({ schema_id: 's' });
  });

  it('of selected documents is named by their runs, and says which have none', () => {
    const plan = planOf({ of: 'documents', sourceUids: ['a', 'b', 'c'], schemaId: 's' }, documents, runs);
    expect(wishOf(plan.target!)).toEqual({ run_ids: ['r1'] });
    expect([plan.unread, plan.withoutRun]).toEqual([1, 1]);
  });

  it('of one selected document without a run is the document itself', () => {
    const plan = planOf({ of: 'documents', sourceUids: ['b'], schemaId: 's' }, documents, runs);
    expect(placeOf('p', plan.target!).path).toBe('/projects/p/documents/b/export');
  });

  it('of nothing that has blocks is nothing', () => {
    expect(planOf({ of: 'documents', sourceUids: ['c'], schemaId: 's' }, documents, runs).target).toBeNull();
    expect(planOf({ of: 'project', schemaId: null }, [], []).target).toBeNull();
  });

  it('of several runs names them in the address', () => {
    const { target } = planOf({ of: 'runs', runIds: ['r1', 'r3'] }, documents, runs);
    expect(placeOf('p', target!)).toEqual({ path: '/projects/p/export', query: { run_id: 'r1,r3' } });
    expect(placeOf('p', { kind: 'runs', runIds: ['r1'] }).path).toBe('/projects/p/runs/r1/export');
  });

  it('has no length where that of a document is not known', () => {
    const bare = aDocument({ source_uid: 'a', status: 'ingested', conv_total_blocks: 3 });
    expect(amountsOf([{ document: bare, run: undefined }]).characters).toBeNull();
  });
});
