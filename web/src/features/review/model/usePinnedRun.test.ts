import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aRun } from '../../../testing/factories';
import { hasNewer, usePinnedRun } from './usePinnedRun';

const [first, second] = [aRun({ run_id: '1' }), aRun({ run_id: '2' })];

function visit(runs: ReturnType<typeof aRun>[], asked: string | null = null) {
  const { result, rerender } = renderHook((now) => usePinnedRun(now.runs, now.asked), {
    initialProps: { runs, asked },
  });
  return (now: typeof runs, address: string | null = null) => {
    rerender({ runs: now, asked: address });
    return result.current?.run_id;
  };
}

describe('the run of a visit', () => {
  it('stays when somebody makes another one', () => {
    const at = visit([first]);
    expect(at([first])).toBe('1');
    expect(at([second, first])).toBe('1');
  });

  it('stays when another one becomes the effective one', () => {
    const at = visit([second, first]);
    expect(at([second, aRun({ run_id: '1', counts: { ...first.counts, confirmed: 3 } })])).toBe('2');
  });

  it('is the first there is, where there was none', () => {
    expect(visit([])([first])).toBe('1');
  });

  it('is left when it is deleted, and when the address asks for another or for none', () => {
    const at = visit([second, first]);
    expect(at([first])).toBe('1');
    expect(at([second, first], '2')).toBe('2');
    expect(at([second, first], 'none')).toBeUndefined();
  });

  it('knows of a newer one that is not cancelled', () => {
    expect(hasNewer([second, first], first)).toBe(true);
    expect(hasNewer([second, first], second)).toBe(false);
    expect(hasNewer([aRun({ run_id: '2', status: 'cancelled' }), first], first)).toBe(false);
  });
});
