import { describe, expect, it } from 'vitest';
import { aRun } from '../../../testing/factories';
import { isAboutKey, pausedGroups, reasonOf } from './reasons';

describe('why a run is paused', () => {
  it('is told in words', () => {
    expect(reasonOf('by hand')).toEqual({ kind: 'hand', words: 'Somebody paused it by hand.' });
    expect(reasonOf('no_key').words).toBe('There is no key for its model.');
    expect(reasonOf(null).words).toBe('No reason was given.');
  });

  it('says whose budget it is', () => {
    expect(reasonOf('budget_reached: This run has spent 2.00 USD of its budget of 2.00 USD.')).toEqual({
      kind: 'budget',
      scope: 'run',
      words: 'This run has spent 2.00 USD of its budget of 2.00 USD.',
    });
    expect(reasonOf('budget_reached: The budget of this project, 5 USD, cannot be kept: …').scope).toBe(
      'project',
    );
    expect(reasonOf('budget_reached: Whoever started this run has spent 5 of the 5 USD …').scope).toBe(
      'platform',
    );
  });

  it('keeps the provider’s own words, and knows when they are about the key', () => {
    expect(reasonOf('invalid x-api-key')).toEqual({ kind: 'key', words: 'Invalid x-api-key.' });
    expect(reasonOf('Your credit balance is too low.').kind).toBe('key');
    expect(reasonOf('the monkey is out')).toEqual({ kind: 'other', words: 'The monkey is out.' });
  });

  it('is the same for many runs at once', () => {
    const spent = (amount: string) =>
      aRun({ status_reason: `budget_reached: This run has spent ${amount} USD of its budget of 2 USD.` });
    const groups = pausedGroups([
      aRun({ status_reason: 'no_key' }),
      spent('2.01'),
      spent('2.40'),
      aRun({ status_reason: 'by hand' }),
    ]);
    expect(groups.map(({ reason, runs }) => [reason.kind, runs.length])).toEqual([
      ['budget', 2],
      ['no_key', 1],
      ['hand', 1],
    ]);
  });

  it('knows a warning about a key', () => {
    expect(isAboutKey('There is no key for the model "claude-x".')).toBe(true);
    expect(isAboutKey('The price of the model "monkey-1" is not known here.')).toBe(false);
  });
});
