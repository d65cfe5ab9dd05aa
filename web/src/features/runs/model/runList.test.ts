import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../shared/lib/counts';
import { aRun } from '../../../testing/factories';
import {
  goesWithRuns,
  inOrder,
  modelOfRun,
  nextOrder,
  passes,
  readRunOrder,
  type ListedRun,
} from './runList';

const listed = (id: string, more: Partial<ListedRun> & { run?: ListedRun['run'] } = {}): ListedRun => ({
  document: 'A note',
  schema: 'care',
  model: '',
  by: '',
  ...more,
  run: { ...aRun({ run_id: id }), ...more.run, run_id: id },
});
const ids = (runs: ListedRun[]) => runs.map(({ run }) => run.run_id);

describe('the runs of a project', () => {
  it('stand the newest first, by titles as people count, and by what they cost', () => {
    const runs = [
      listed('1', {
        document: 'eip-10',
        run: aRun({
          usage: {
            calls: 1,
            input_tokens: 1,
            cached_input_tokens: 0,
            cache_write_tokens: 0,
            output_tokens: 1,
            cost_usd: 0.2,
          },
        }),
      }),
      listed('3', { document: 'eip-2' }),
      listed('2', { document: 'eip-2' }),
    ];
    expect(ids(inOrder(runs, readRunOrder(null)))).toEqual(['3', '2', '1']);
    expect(ids(inOrder(runs, { by: 'document', down: false }))).toEqual(['3', '2', '1']);
    expect(ids(inOrder(runs, { by: 'cost', down: true }))).toEqual(['1', '3', '2']);
  });

  it('stand by their names and their models too, those without one last either way', () => {
    const runs = [
      listed('1', { model: 'claude', run: aRun({ run_name: 'second try' }) }),
      listed('2', { run: aRun({ run_name: null }) }),
      listed('3', { model: 'offline', run: aRun({ run_name: 'First' }) }),
    ];
    expect(ids(inOrder(runs, { by: 'name', down: false }))).toEqual(['3', '1', '2']);
    expect(ids(inOrder(runs, { by: 'name', down: true }))).toEqual(['1', '3', '2']);
    expect(ids(inOrder(runs, { by: 'model', down: false }))).toEqual(['1', '3', '2']);
    expect(readRunOrder('model:down')).toEqual({ by: 'model', down: true });
  });

  it('are turned round by a second click, and figures begin at their large end', () => {
    const byCost = nextOrder({ by: 'made', down: true }, 'cost');
    expect(byCost).toEqual({ by: 'cost', down: true });
    expect(nextOrder(byCost, 'cost')).toEqual({ by: 'cost', down: false });
    expect(nextOrder(byCost, 'document')).toEqual({ by: 'document', down: false });
    expect(readRunOrder('nonsense:down')).toEqual({ by: 'made', down: true });
  });

  it('are found by what is true of them', () => {
    const staged = aRun({ status: 'complete', counts: { ...noCounts, ai_complete: 2, failed: 1 } });
    expect(passes(staged, 'staged') && passes(staged, 'failed')).toBe(true);
    expect(passes(staged, 'decided')).toBe(false);
    expect(passes({ ...staged, status: 'cancelled' }, 'staged')).toBe(false);
    expect(passes({ ...staged, status: 'cancelled' }, 'cancelled')).toBe(true);
    const pending = aRun({ counts: { ...noCounts, pending: 9 } });
    expect(passes(pending, 'waiting')).toBe(true);
    expect(passes({ ...pending, dispatch: 'working' }, 'waiting')).toBe(false);
    expect(passes({ ...pending, dispatch: 'working' }, 'working')).toBe(true);
  });

  it('go by the models that were asked, else by the one that will be', () => {
    expect(modelOfRun(aRun({ models: ['a', 'b'], model_config: { model: 'c' } }))).toBe('a, b');
    expect(modelOfRun(aRun({ model_config: { model: 'c' } }))).toBe('c');
    expect(modelOfRun(aRun())).toBe('');
  });

  it('are deleted with what was decided in them, in numbers', () => {
    const runs = [
      aRun({ counts: { ...noCounts, confirmed: 1200, rejected: 3 } }),
      aRun({ counts: { ...noCounts, ai_complete: 5, pending: 7 } }),
    ];
    expect(goesWithRuns(runs)).toEqual({
      words: '1,200 confirmed, 3 rejected and 5 staged',
      confirmed: 1200,
    });
    expect(goesWithRuns([aRun()])).toEqual({ words: '', confirmed: 0 });
  });
});
