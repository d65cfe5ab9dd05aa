import { noCounts } from '../../../shared/lib/counts';
import { describe, expect, it } from 'vitest';
import { aDocument, aRun } from '../../../testing/factories';
import { effectiveRun, effectiveRuns, isOpen, isUnderWay, standingOf } from './effective';

const confirmed = { ...noCounts, confirmed: 1 };

describe('the effective run', () => {
  it('is the newest with something confirmed', () => {
    const runs = [
      aRun({ run_id: '1', counts: confirmed }),
      aRun({ run_id: '3' }),
      aRun({ run_id: '2', counts: confirmed }),
    ];
    expect(effectiveRun(runs)?.run_id).toBe('2');
  });

  it('is the newest when nothing is confirmed, and never a cancelled one', () => {
    const runs = [
      aRun({ run_id: '1' }),
      aRun({ run_id: '2' }),
      aRun({ run_id: '3', status: 'cancelled', counts: confirmed }),
    ];
    expect(effectiveRun(runs)?.run_id).toBe('2');
    expect(effectiveRun([aRun({ status: 'cancelled' })])).toBeUndefined();
  });

  it('is found for each document under one schema', () => {
    const runs = [
      aRun({ run_id: '1' }),
      aRun({ run_id: '2', schema_id: 'other' }),
      aRun({ run_id: '3', source_uid: 's2' }),
    ];
    expect([...effectiveRuns(runs, 'schema-1')].map(([source, run]) => [source, run.run_id])).toEqual([
      ['s1', '1'],
      ['s2', '3'],
    ]);
  });
});

describe('a run', () => {
  it('can be paused while it is worked on, not while it only waits', () => {
    const waiting = aRun({ counts: { ...noCounts, pending: 9 } });
    expect(isOpen(waiting)).toBe(true);
    expect(isUnderWay(waiting)).toBe(false);
    expect(isUnderWay({ ...waiting, dispatch: 'working' })).toBe(true);
    expect(isUnderWay({ ...waiting, counts: { ...noCounts, claimed: 1 } })).toBe(true);
    expect(isUnderWay({ ...waiting, dispatch: 'working', status: 'paused' })).toBe(false);
  });
});

describe('the standing of a document', () => {
  it('is its conversion until it is ingested', () => {
    expect(standingOf(aDocument({ status: 'converting' }), undefined)?.word).toBe('Reading');
    expect(standingOf(aDocument({ status: 'ingest_failed', error: 'no text' }), undefined)).toMatchObject({
      status: 'failed',
      reason: 'no text',
    });
    expect(standingOf(aDocument({ status: 'ingested' }), undefined)).toBeNull();
  });

  it.each([
    [{ claimed: 1, failed: 1 }, 'claimed'],
    [{ ai_complete: 1, failed: 1 }, 'ai_complete'],
    [{ failed: 1, pending: 1 }, 'failed'],
    [{ pending: 1, confirmed: 3 }, 'pending'],
    [{ confirmed: 2, rejected: 1 }, 'confirmed'],
    [{ rejected: 1 }, 'rejected'],
  ])('with %j is %s', (counts, status) => {
    const run = aRun({ counts: { ...noCounts, ...counts } });
    expect(standingOf(aDocument({ status: 'ingested' }), run)?.status).toBe(status);
  });
});
