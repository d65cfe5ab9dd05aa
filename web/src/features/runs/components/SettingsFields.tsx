import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Dispatch } from 'react';
import { blockType } from 'texts/blocks';
import { runs as t } from 'texts/runs';
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
  { name: 'temperature', label: t.settings.temperature, standard: (of) => of.temperature },
  { name: 'maxTokens', label: t.settings.maxTokens, standard: (of) => of.maxTokens },
  { name: 'concurrency', label: t.settings.concurrency, standard: (of) => of.concurrency },
  { name: 'budget', label: t.settings.budget },
];

/** How a run is asked: what is left empty shows what applies then, and who says so. */
export function SettingsFields({ settings, standards, seen, types, begin }: Props) {
  const { draft, dispatch, wrong } = settings;
  const set = (name: SettingName) => (value: string) => dispatch({ do: 'set', name, value });
  return (
    <div className={css.fields}>
      <ModelInput
        label={t.settings.model}
        standards={standards}
        seen={seen}
        value={draft.model}
        error={wrong.model}
        data-autofocus={begin === 'model' || undefined}
        placeholder={standards.model?.value ?? t.settings.modelPlaceholder}
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
            placeholder={standard ? standard(standards).value : t.settings.noLimit}
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
  if (model.trim() === 'offline') return t.settings.modelHints.offline;
  if (model.trim()) return t.settings.modelHints.set;
  return standard
    ? t.settings.modelHints.applies(standard.value, standard.source)
    : t.settings.modelHints.notSet;
}

function fieldHint(value: string, standard: Standard | undefined): string {
  if (value.trim()) return t.settings.hints.set;
  return standard ? t.settings.hints.from(standard.source) : t.settings.hints.notSet;
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
    <section className={css.rules} aria-label={t.rules.title}>
      <header>
        <h3>{t.rules.title}</h3>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={13} stroke={1.8} />}
          onClick={() => dispatch({ do: 'add-rule' })}
        >
          {t.rules.add}
        </Button>
      </header>
      {rules.length === 0 ? (
        <p className={css.none}>{schemaRules > 0 ? t.rules.ofSchema(schemaRules) : t.rules.none}</p>
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
  return (
    <li className={css.rule}>
      <div className={css.line}>
        <span className={css.number}>{number}</span>
        <div className={css.types} role="group" aria-label={t.rules.types(number)}>
          {types.map((type) => (
            <button
              key={type}
              type="button"
              className={css.type}
              aria-pressed={rule.types.includes(type)}
              onClick={() => dispatch({ do: 'toggle-type', id, type })}
            >
              {blockType(type)}
            </button>
          ))}
          {rule.types.length === 0 && <span className={css.any}>{t.rules.anyType}</span>}
        </div>
        <span className={css.moves}>
          <ActionIcon
            size={24}
            aria-label={t.rules.moveUp(number)}
            disabled={number === 1}
            onClick={() => dispatch({ do: 'move-rule', id, by: -1 })}
          >
            <IconArrowUp size={14} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={t.rules.moveDown(number)}
            disabled={last}
            onClick={() => dispatch({ do: 'move-rule', id, by: 1 })}
          >
            <IconArrowDown size={14} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={t.rules.remove(number)}
            onClick={() => dispatch({ do: 'remove-rule', id })}
          >
            <IconTrash size={14} stroke={1.6} />
          </ActionIcon>
        </span>
      </div>
      <div className={css.line}>
        <span className={css.number} />
        {t.rules.line(
          <TextInput
            className={css.chars}
            aria-label={t.rules.maxChars(number)}
            inputMode="numeric"
            placeholder={t.rules.anyLength}
            value={rule.maxChars}
            error={wrong[`rule-${id}-maxChars`]}
            onChange={(event) =>
              dispatch({ do: 'change-rule', id, change: { maxChars: event.currentTarget.value } })
            }
          />,
          <ModelInput
            className={css.model}
            aria-label={t.rules.modelOf(number)}
            placeholder={t.rules.model}
            standards={standards}
            seen={seen}
            value={rule.model}
            error={wrong[`rule-${id}-model`]}
            onChange={(model) => dispatch({ do: 'change-rule', id, change: { model } })}
          />,
          (words) => (
            <span className={css.word}>{words}</span>
          ),
        )}
      </div>
    </li>
  );
}
