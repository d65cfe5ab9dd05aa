import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Dispatch } from 'react';
import { plural } from '../../../shared/lib/format';
import type { RuleDraft, SettingName, SettingsAction, Standard, Standards, Wrong } from '../model/settings';
import type { Settings } from '../model/useSettings';
import { ModelInput } from './ModelInput';
import css from './Settings.module.css';

interface Props {
  settings: Settings;
  standards: Standards;
  /** Models that runs here have used. */
  seen: string[];
  /** Kinds of block that occur here. */
  types: string[];
  /** Where the caret is first. */
  begin?: SettingName;
}

const numbers: { name: SettingName; label: string; standard?: (of: Standards) => Standard }[] = [
  { name: 'temperature', label: 'Temperature', standard: (of) => of.temperature },
  { name: 'maxTokens', label: 'Max tokens per block', standard: (of) => of.maxTokens },
  { name: 'concurrency', label: 'Calls at once', standard: (of) => of.concurrency },
  { name: 'budget', label: 'Budget in USD' },
];

/** How a run is asked: what is left empty shows what applies then, and who says so. */
export function SettingsFields({ settings, standards, seen, types, begin }: Props) {
  const { draft, dispatch, wrong } = settings;
  const set = (name: SettingName) => (value: string) => dispatch({ do: 'set', name, value });
  return (
    <div className={css.fields}>
      <ModelInput
        label="Model"
        standards={standards}
        seen={seen}
        value={draft.model}
        error={wrong.model}
        data-autofocus={begin === 'model' || undefined}
        placeholder={standards.model?.value ?? 'As the schema or the platform says'}
        description={modelHint(draft.model, standards)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={set('model')}
      />
      <div className={css.numbers}>
        {numbers.map(({ name, label, standard }) => (
          <TextInput
            key={name}
            label={label}
            inputMode="decimal"
            autoComplete="off"
            value={draft[name]}
            error={wrong[name]}
            data-autofocus={begin === name || undefined}
            placeholder={standard ? standard(standards).value : 'No limit'}
            description={fieldHint(draft[name], standard?.(standards))}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(event) => set(name)(event.currentTarget.value)}
          />
        ))}
      </div>
      <Rules
        rules={draft.rules}
        wrong={wrong}
        types={types}
        seen={seen}
        standards={standards}
        dispatch={dispatch}
        schemaRules={draft.model.trim() === '' && draft.rules.length === 0 ? standards.rules : 0}
      />
    </div>
  );
}

function modelHint(model: string, { model: standard }: Standards): string {
  if (model.trim() === 'offline') return 'The built-in extractor: free, no key, no understanding.';
  if (model.trim()) return 'Set for this run.';
  return standard ? `Not set: ${standard.value} applies, from ${standard.source}.` : 'Not set.';
}

function fieldHint(value: string, standard: Standard | undefined): string {
  if (value.trim()) return 'Set for this run';
  return standard ? `From ${standard.source}` : 'Not set';
}

interface RulesProps {
  rules: RuleDraft[];
  wrong: Wrong;
  types: string[];
  seen: string[];
  standards: Standards;
  /** Rules that the schema brings and that hold as things stand. */
  schemaRules: number;
  dispatch: Dispatch<SettingsAction>;
}

/** Which blocks go to which model: the first rule that takes a block decides. */
function Rules({ rules, wrong, types, seen, standards, schemaRules, dispatch }: RulesProps) {
  return (
    <section className={css.rules} aria-label="Routing rules">
      <header>
        <h3>Routing rules</h3>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={13} stroke={1.8} />}
          onClick={() => dispatch({ do: 'add-rule' })}
        >
          Add a rule
        </Button>
      </header>
      {rules.length === 0 ? (
        <p className={css.none}>
          {schemaRules > 0
            ? `None of this run. ${plural(schemaRules, 'rule')} of the schema ${schemaRules === 1 ? 'applies' : 'apply'}.`
            : 'All blocks go to the model above. A rule sends some of them to another one.'}
        </p>
      ) : (
        <ol>
          {rules.map((rule, index) => (
            <Rule
              key={rule.id}
              rule={rule}
              number={index + 1}
              last={index === rules.length - 1}
              types={[...new Set([...types, ...rule.types])]}
              wrong={wrong}
              seen={seen}
              standards={standards}
              dispatch={dispatch}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

interface RuleProps extends Pick<RulesProps, 'wrong' | 'types' | 'seen' | 'standards' | 'dispatch'> {
  rule: RuleDraft;
  number: number;
  last: boolean;
}

function Rule({ rule, number, last, types, wrong, seen, standards, dispatch }: RuleProps) {
  const { id } = rule;
  const name = `rule ${number}`;
  return (
    <li className={css.rule}>
      <div className={css.line}>
        <span className={css.number}>{number}</span>
        <div className={css.types} role="group" aria-label={`Kinds of block of ${name}`}>
          {types.map((type) => (
            <button
              key={type}
              type="button"
              className={css.type}
              aria-pressed={rule.types.includes(type)}
              onClick={() => dispatch({ do: 'toggle-type', id, type })}
            >
              {type.replaceAll('_', ' ')}
            </button>
          ))}
          {rule.types.length === 0 && <span className={css.any}>any kind</span>}
        </div>
        <span className={css.moves}>
          <ActionIcon
            size={24}
            aria-label={`Move ${name} up`}
            disabled={number === 1}
            onClick={() => dispatch({ do: 'move-rule', id, by: -1 })}
          >
            <IconArrowUp size={14} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={`Move ${name} down`}
            disabled={last}
            onClick={() => dispatch({ do: 'move-rule', id, by: 1 })}
          >
            <IconArrowDown size={14} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={`Remove ${name}`}
            onClick={() => dispatch({ do: 'remove-rule', id })}
          >
            <IconTrash size={14} stroke={1.6} />
          </ActionIcon>
        </span>
      </div>
      <div className={css.line}>
        <span className={css.number} />
        <span className={css.word}>up to</span>
        <TextInput
          className={css.chars}
          aria-label={`Most characters of ${name}`}
          inputMode="numeric"
          placeholder="any number of"
          value={rule.maxChars}
          error={wrong[`rule-${id}-maxChars`]}
          onChange={(event) =>
            dispatch({ do: 'change-rule', id, change: { maxChars: event.currentTarget.value } })
          }
        />
        <span className={css.word}>characters, to</span>
        <ModelInput
          className={css.model}
          aria-label={`Model of ${name}`}
          placeholder="Model"
          standards={standards}
          seen={seen}
          value={rule.model}
          error={wrong[`rule-${id}-model`]}
          onChange={(model) => dispatch({ do: 'change-rule', id, change: { model } })}
        />
      </div>
    </li>
  );
}
