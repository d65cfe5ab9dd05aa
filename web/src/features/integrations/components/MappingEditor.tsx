import { NativeSelect, TextInput } from '@mantine/core';
import { integrationGraph as t } from 'texts/integration-graph';
import type { GraphMapping, NodeRule } from '../../../shared/api/integrationTypes';
import { own } from '../../../shared/lib/own';
import type { Field } from '../../schemas/model/fields';
import {
  membersOf,
  named,
  roleOf,
  usesOf,
  withRole,
  withRule,
  without,
  type FieldUse,
  type Role,
} from '../model/graph';
import css from './Graph.module.css';

const roles = Object.entries(t.roles).map(([value, label]) => ({ value, label }));
const directions = Object.entries(t.directions).map(([value, label]) => ({ value, label }));

interface Props {
  mapping: GraphMapping;
  fields: Field[];
  /** What is wrong at a pointer below the mapping. */
  at: (pointer: string) => string | undefined;
  onMapping: (mapping: GraphMapping) => void;
}

/** What each field becomes: nothing, a property of the block, or nodes with a relationship to it. */
export function MappingEditor({ mapping, fields, at, onMapping }: Props) {
  const label = (name: 'block_label' | 'document_label', words: string) => (
    <TextInput
      className={css.mono}
      label={words}
      spellCheck={false}
      value={mapping[name]}
      error={at(`/${name}`)}
      onChange={(event) => onMapping({ ...mapping, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={css.pair}>
        {label('document_label', t.documentLabel)}
        {label('block_label', t.blockLabel)}
      </div>
      {at('/nodes') && <p className={css.error}>{at('/nodes')}</p>}
      <ul className={css.fields} aria-label={t.fields}>
        {usesOf(mapping, fields).map((use) => (
          <li key={`${use.name} ${use.at}`}>
            <div className={css.use}>
              <span className={css.name} title={use.name}>
                {use.label}
                {use.rule && use.field?.shape.kind === 'list' && <span>{t.isList}</span>}
              </span>
              <NativeSelect
                size="xs"
                aria-label={t.becomes(use.label)}
                value={roleOf(use)}
                data={roles}
                onChange={(event) => onMapping(withRole(mapping, use, event.currentTarget.value as Role))}
              />
              {roleOf(use) === 'property' && (
                <TextInput
                  size="xs"
                  className={css.mono}
                  aria-label={t.property(use.label)}
                  spellCheck={false}
                  value={use.property ?? ''}
                  error={at(`/properties/${escaped(use.name)}`)}
                  onChange={(event) =>
                    onMapping({
                      ...mapping,
                      properties: { ...mapping.properties, [use.name]: event.currentTarget.value },
                    })
                  }
                />
              )}
            </div>
            {use.rule && (
              <Rule
                use={use}
                rule={use.rule}
                at={(pointer) => at(`/nodes/${use.at}${pointer}`)}
                onRule={(more) => onMapping(withRule(mapping, use.at, more))}
              />
            )}
          </li>
        ))}
      </ul>
      <p className={css.hint}>{t.nameHint}</p>
    </>
  );
}

interface RuleProps {
  use: FieldUse;
  rule: NodeRule;
  at: (pointer: string) => string | undefined;
  onRule: (more: Partial<NodeRule>) => void;
}

function Rule({ use, rule, at, onRule }: RuleProps) {
  const members = membersOf(use.field);
  const others = members.filter((member) => member !== rule.member);
  const input = (name: 'label' | 'key' | 'type', words: string) => (
    <TextInput
      size="xs"
      className={css.mono}
      label={words}
      spellCheck={false}
      value={rule[name]}
      error={at(`/${name}`)}
      onChange={(event) => onRule({ [name]: event.currentTarget.value })}
    />
  );
  const setMember = (member: string, property: string) => {
    const rest = without(rule.properties, member);
    onRule({ properties: property === '' ? rest : { ...rest, [member]: property } });
  };
  return (
    <div className={css.rule} role="group" aria-label={t.becomes(use.label)}>
      {input('label', t.nodeLabel)}
      {input('key', t.key)}
      {input('type', t.type)}
      <NativeSelect
        size="xs"
        label={t.direction}
        value={rule.direction}
        data={directions}
        error={at('/direction')}
        onChange={(event) => onRule({ direction: event.currentTarget.value === 'in' ? 'in' : 'out' })}
      />
      {members.length > 0 && (
        <NativeSelect
          size="xs"
          label={t.keyFrom}
          value={rule.member ?? ''}
          data={members}
          error={at('/member')}
          onChange={(event) => {
            const member = event.currentTarget.value;
            onRule({ member, key: named(member), properties: without(rule.properties, member) });
          }}
        />
      )}
      {others.length > 0 && (
        <fieldset className={css.members}>
          <legend>{t.more}</legend>
          <div>
            {others.map((member) => (
              <TextInput
                key={member}
                size="xs"
                className={css.mono}
                label={member}
                aria-label={t.memberProperty(member)}
                spellCheck={false}
                value={own(rule.properties, member) ?? ''}
                error={at(`/properties/${escaped(member)}`)}
                onChange={(event) => setMember(member, event.currentTarget.value)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

/** As a JSON pointer writes the name of a member. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
