import { describe, expect, it } from 'vitest';
import {
  configOf,
  draftOf,
  isSameConfig,
  modelsOf,
  settingsReducer,
  standardsOf,
  type SettingsAction,
  type SettingsDraft,
} from './settings';

const empty = draftOf(null);

function after(...actions: SettingsAction[]): SettingsDraft {
  return actions.reduce(settingsReducer, empty);
}

describe('the form of a run’s settings', () => {
  it('says nothing where it is empty', () => {
    expect(configOf(empty)).toEqual({ config: {}, wrong: {} });
  });

  it('reads what is typed, and says what is wrong with it', () => {
    const draft = after(
      { do: 'set', name: 'model', value: ' claude-x ' },
      { do: 'set', name: 'temperature', value: '0' },
      { do: 'set', name: 'budget', value: '2.50' },
      { do: 'set', name: 'maxTokens', value: '1.5' },
      { do: 'set', name: 'concurrency', value: '5000' },
    );
    expect(configOf(draft)).toEqual({
      config: { model: 'claude-x', temperature: 0, budget: 2.5 },
      wrong: { maxTokens: 'A whole number.', concurrency: 'At most 1,000.' },
    });
    expect(configOf({ ...empty, temperature: '3' }).wrong.temperature).toBe('At most 2.');
    expect(configOf({ ...empty, budget: '1e9x' }).wrong.budget).toBe('Not a number.');
    expect(configOf({ ...empty, budget: '-1' }).wrong.budget).toBe('Not a number.');
  });

  it('adds, changes, orders and removes rules', () => {
    const draft = after(
      { do: 'add-rule' },
      { do: 'add-rule' },
      { do: 'toggle-type', id: 1, type: 'heading' },
      { do: 'toggle-type', id: 1, type: 'list_item' },
      { do: 'toggle-type', id: 1, type: 'heading' },
      { do: 'change-rule', id: 1, change: { model: 'small', maxChars: '300' } },
      { do: 'change-rule', id: 2, change: { model: 'offline' } },
      { do: 'move-rule', id: 2, by: -1 },
    );
    expect(configOf(draft).config.routing).toEqual([
      { model: 'offline' },
      { block_types: ['list_item'], max_chars: 300, model: 'small' },
    ]);
    expect(settingsReducer(draft, { do: 'move-rule', id: 2, by: -1 })).toBe(draft);
    expect(settingsReducer(draft, { do: 'remove-rule', id: 2 }).rules.map(({ id }) => id)).toEqual([1]);
  });

  it('wants a model for each rule', () => {
    const { wrong } = configOf(
      after({ do: 'add-rule' }, { do: 'change-rule', id: 1, change: { maxChars: '0' } }),
    );
    expect(wrong).toEqual({ 'rule-1-model': 'Name a model.', 'rule-1-maxChars': 'At least 1.' });
  });

  it('gives back what it was given', () => {
    const config = { model: 'm', budget: 0, routing: [{ block_types: ['table'], max_chars: 9, model: 'n' }] };
    expect(configOf(draftOf(config)).config).toEqual(config);
    expect(isSameConfig(config, config)).toBe(true);
    expect(isSameConfig({}, null)).toBe(true);
    expect(isSameConfig({ model: 'x' }, config)).toBe(false);
  });

  it('goes over to the built-in extractor as a whole', () => {
    const draft = after({ do: 'add-rule' }, { do: 'set', name: 'budget', value: '1' }, { do: 'use-offline' });
    expect(configOf(draft)).toEqual({ config: { model: 'offline', budget: 1 }, wrong: {} });
  });

  it('names its models once, the most general one last', () => {
    expect(modelsOf({ model: 'a', routing: [{ model: 'b' }, { model: 'b' }, { model: 'c' }] })).toEqual([
      'b',
      'c',
      'a',
    ]);
  });
});

describe('what applies where nothing is set', () => {
  it('is the schema’s, else the platform’s', () => {
    const artifact = { prompt_config: { model: 'claude-x', max_tokens_per_block: 900, routing: [{}] } };
    expect(standardsOf(artifact, 'offline')).toMatchObject({
      model: { value: 'claude-x', source: 'the schema' },
      temperature: { value: '0.2', source: 'the platform' },
      maxTokens: { value: '900', source: 'the schema' },
      rules: 1,
    });
    expect(standardsOf(null, 'offline').model).toEqual({ value: 'offline', source: 'the platform' });
    expect(standardsOf({}, null).model).toBeNull();
  });
});
