import { runs as t } from 'texts/runs';
import type { JsonObject, ModelConfig, RoutingRule } from '../../../shared/api/types';
import { asObject } from '../../../shared/lib/json';

/** A routing rule as it stands in the form. */
export interface RuleDraft {
  id: number;
  types: string[];
  maxChars: string;
  model: string;
}

/** A run's settings as they stand in the form: what is empty is not set. */
export interface SettingsDraft {
  model: string;
  temperature: string;
  maxTokens: string;
  concurrency: string;
  budget: string;
  rules: RuleDraft[];
}

export type SettingName = Exclude<keyof SettingsDraft, 'rules'>;

export type SettingsAction =
  | { do: 'set'; name: SettingName; value: string }
  | { do: 'add-rule' }
  | { do: 'change-rule'; id: number; change: Partial<Pick<RuleDraft, 'maxChars' | 'model'>> }
  | { do: 'toggle-type'; id: number; type: string }
  | { do: 'move-rule'; id: number; by: 1 | -1 }
  | { do: 'remove-rule'; id: number }
  | { do: 'use'; draft: SettingsDraft }
  | { do: 'use-offline' };

export function settingsReducer(draft: SettingsDraft, action: SettingsAction): SettingsDraft {
  const { rules } = draft;
  switch (action.do) {
    case 'set':
      return { ...draft, [action.name]: action.value };
    case 'add-rule': {
      const id = 1 + Math.max(0, ...rules.map((rule) => rule.id));
      return { ...draft, rules: [...rules, { id, types: [], maxChars: '', model: '' }] };
    }
    case 'change-rule':
      return {
        ...draft,
        rules: rules.map((rule) => (rule.id === action.id ? { ...rule, ...action.change } : rule)),
      };
    case 'toggle-type':
      return {
        ...draft,
        rules: rules.map((rule) =>
          rule.id === action.id ? { ...rule, types: toggled(rule.types, action.type) } : rule,
        ),
      };
    case 'move-rule': {
      const from = rules.findIndex(({ id }) => id === action.id);
      const to = from + action.by;
      const [moved, other] = [rules[from], rules[to]];
      return moved && other ? { ...draft, rules: rules.with(from, other).with(to, moved) } : draft;
    }
    case 'remove-rule':
      return { ...draft, rules: rules.filter(({ id }) => id !== action.id) };
    case 'use':
      return action.draft;
    case 'use-offline':
      return { ...draft, model: 'offline', rules: [] };
  }
}

function toggled(types: string[], type: string): string[] {
  return types.includes(type) ? types.filter((each) => each !== type) : [...types, type];
}

export function draftOf(config: ModelConfig | null | undefined): SettingsDraft {
  const { model, temperature, max_tokens_per_block, concurrency, budget, routing } = config ?? {};
  return {
    model: model ?? '',
    temperature: numberText(temperature),
    maxTokens: numberText(max_tokens_per_block),
    concurrency: numberText(concurrency),
    budget: numberText(budget),
    rules: (routing ?? []).map((rule, index) => ({
      id: index + 1,
      types: rule.block_types ?? [],
      maxChars: numberText(rule.max_chars),
      model: rule.model,
    })),
  };
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

const says = t.settings.wrong;
const longestModel = 200;

export type Wrong = Partial<Record<SettingName | `rule-${number}-${'model' | 'maxChars'}`, string>>;

/** The settings that a form says, and what is wrong with it; an empty field says nothing. */
export function configOf(draft: SettingsDraft): { config: ModelConfig; wrong: Wrong } {
  const wrong: Wrong = {};
  const config: ModelConfig = {};
  const model = draft.model.trim();
  if (model.length > longestModel) wrong.model = says.tooLong(longestModel);
  else if (model) config.model = model;
  const number = (name: SettingName, key: keyof ModelConfig, holds: Holds) => {
    const read = readNumber(draft[name], holds);
    if (typeof read === 'string') wrong[name] = read;
    else if (read !== null) Object.assign(config, { [key]: read });
  };
  number('temperature', 'temperature', { least: 0, most: 2 });
  number('maxTokens', 'max_tokens_per_block', { least: 1, most: 64_000, whole: true });
  number('concurrency', 'concurrency', { least: 1, most: 1000, whole: true });
  number('budget', 'budget', { least: 0 });
  const routing = draft.rules.map((rule): RoutingRule => {
    const most = readNumber(rule.maxChars, { least: 1, most: 2_147_483_647, whole: true });
    if (typeof most === 'string') wrong[`rule-${rule.id}-maxChars`] = most;
    if (rule.model.trim() === '') wrong[`rule-${rule.id}-model`] = says.noModel;
    return {
      ...(rule.types.length > 0 ? { block_types: rule.types } : {}),
      ...(typeof most === 'number' ? { max_chars: most } : {}),
      model: rule.model.trim(),
    };
  });
  if (routing.length > 0) config.routing = routing;
  return { config, wrong };
}

interface Holds {
  least: number;
  most?: number;
  whole?: boolean;
}

/** The number, null for nothing, or what is wrong. */
function readNumber(text: string, { least, most, whole }: Holds): number | null | string {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = /^\d*\.?\d+$/.test(trimmed) ? Number(trimmed) : NaN;
  if (!Number.isFinite(value)) return says.notANumber;
  if (whole && !Number.isInteger(value)) return says.notWhole;
  if (value < least) return says.least(least);
  if (most !== undefined && value > most) return says.most(most);
  return value;
}

export function isSameConfig(a: ModelConfig, b: ModelConfig | null | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(configOf(draftOf(b)).config);
}

/** Every model that these settings name, the most general one last. */
export function modelsOf(config: ModelConfig): string[] {
  const named = [...(config.routing ?? []).map(({ model }) => model), config.model ?? ''];
  return [...new Set(named.filter(Boolean))];
}

export interface Standard {
  value: string;
  /** In words, as it stands in a sentence. */
  source: string;
}

/** What applies where a run sets nothing, and who says so. */
export interface Standards {
  model: Standard | null;
  temperature: Standard;
  maxTokens: Standard;
  concurrency: Standard;
  /** How many routing rules the schema brings; they hold while the run names no model. */
  rules: number;
}

/** `platformModel` is the model that the platform would take; null while that is not known. */
export function standardsOf(artifact: JsonObject | null, platformModel: string | null): Standards {
  const prompt = asObject(artifact?.prompt_config);
  const said = (name: string, otherwise: string): Standard => {
    const value = prompt[name];
    return typeof value === 'number'
      ? { value: String(value), source: t.sources.schema }
      : { value: otherwise, source: t.sources.platform };
  };
  const model = typeof prompt.model === 'string' ? prompt.model.trim() : '';
  return {
    model: model
      ? { value: model, source: t.sources.schema }
      : platformModel
        ? { value: platformModel, source: t.sources.platform }
        : null,
    temperature: said('temperature', '0.2'),
    maxTokens: said('max_tokens_per_block', '2000'),
    concurrency: { value: '20', source: t.sources.platform },
    rules: Array.isArray(prompt.routing) ? prompt.routing.length : 0,
  };
}
