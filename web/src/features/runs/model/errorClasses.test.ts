import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aRun } from '../../../testing/factories';
import { errorClassWords, toWake } from './errorClasses';

describe('classes of error', () => {
  it('have words', () => {
    expect(errorClassWords('invalid_answer').name).toBe('Invalid answer');
    expect(errorClassWords('lost').name).toBe('Worker lost');
  });

  it('that are not known keep their name', () => {
    expect(errorClassWords('too_odd')).toEqual({ name: 'Too odd', hint: '' });
    expect(errorClassWords('constructor').name).toBe('Constructor');
    expect(errorClassWords('').name).toBe('Other');
  });
});

describe('trying again', () => {
  it('wakes runs in which nothing else waits', () => {
    const failed = { ...noCounts, failed: 2, confirmed: 5 };
    const idle = aRun({ run_id: 'idle', status: 'complete', counts: failed });
    const runs = [
      idle,
      // Whoever tries two blocks again has not asked for the thirty that wait.
      aRun({ run_id: 'waiting', counts: { ...failed, pending: 30 } }),
      aRun({ run_id: 'working', dispatch: 'working', counts: failed }),
      aRun({ run_id: 'paused', status: 'paused', counts: failed }),
      aRun({ run_id: 'fine', status: 'complete', counts: { ...noCounts, confirmed: 5 } }),
    ];
    expect(toWake(runs)).toEqual([idle]);
  });
});
