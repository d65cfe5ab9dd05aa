import type { GraphMapping, Integration, NodeRule } from '../../../shared/api/integrationTypes';
import type { JsonObject } from '../../../shared/api/types';
import { asText } from '../../../shared/lib/json';
import { own } from '../../../shared/lib/own';
import type { Field } from '../../schemas/model/fields';
import { enter, type Secret } from './secret';

/** How a Neo4j is reached and what becomes of a block there, as it stands in the form. */
export interface GraphDraft {
  url: string;
  username: string;
  database: string;
  password: Secret;
  /** Null where each schema's own `graph_mapping` counts. */
  mapping: GraphMapping | null;
}

export const newGraph: GraphDraft = {
  url: '',
  username: 'neo4j',
  database: '',
  password: null,
  mapping: null,
};

export function graphOf({ settings }: Integration): GraphDraft {
  return {
    url: asText(settings.url),
    username: asText(settings.username),
    database: asText(settings.database),
    password: null,
    mapping: (settings.mapping as unknown as GraphMapping | null | undefined) ?? null,
  };
}

const placeOf = (url: string) => url.trim().toLowerCase().replace(/\/$/, '');

/** Whether the password that is kept is still good where this leads: another host or user needs another. */
export function keepsPassword(draft: GraphDraft, old: Integration | undefined): boolean {
  if (!old || old.secrets.password !== 'set') return false;
  const before = graphOf(old);
  return placeOf(before.url) === placeOf(draft.url) && before.username === draft.username.trim();
}

export function graphBody(draft: GraphDraft, old: Integration | undefined) {
  const username = draft.username.trim();
  const settings: JsonObject = {
    url: draft.url.trim(),
    username: username || null,
    database: draft.database.trim() || null,
    mapping: draft.mapping,
  };
  const secrets: Record<string, string | null> = {};
  enter(secrets, 'password', draft.password, username !== '', keepsPassword(draft, old) ? old!.secrets : {});
  return { settings, secrets };
}

export type Role = 'none' | 'property' | 'node';

/** What becomes of one field: nothing, a property of the block, or nodes by one rule or several. */
export interface FieldUse {
  name: string;
  label: string;
  field: Field | undefined;
  property: string | undefined;
  /** The rule of nodes and where it stands in the mapping; none where there is no node. */
  at: number;
  rule: NodeRule | undefined;
}

/** A line for each field of the schema, and for what the mapping names beside them. */
export function usesOf(mapping: GraphMapping, fields: Field[]): FieldUse[] {
  const known = new Map(fields.map((field) => [field.name, field]));
  const names = [
    ...known.keys(),
    ...[...Object.keys(mapping.properties), ...mapping.nodes.map(({ field }) => field)].filter(
      (name) => !known.has(name),
    ),
  ];
  return [...new Set(names)].flatMap((name): FieldUse[] => {
    const field = known.get(name);
    const use = { name, label: field?.label ?? name, field, property: own(mapping.properties, name) };
    const rules = mapping.nodes.flatMap((rule, at) => (rule.field === name ? [{ ...use, at, rule }] : []));
    return rules.length > 0 ? rules : [{ ...use, at: -1, rule: undefined }];
  });
}

export function roleOf({ property, rule }: FieldUse): Role {
  if (rule) return 'node';
  return property === undefined ? 'none' : 'property';
}

/** The mapping with another use of a field. */
export function withRole(mapping: GraphMapping, use: FieldUse, role: Role): GraphMapping {
  const properties = without(mapping.properties, use.name);
  const nodes = mapping.nodes.filter((_rule, at) => at !== use.at);
  if (role === 'property')
    return { ...mapping, nodes, properties: { ...properties, [use.name]: named(use.name) } };
  if (role === 'node') return { ...mapping, properties, nodes: [...nodes, ruleFor(use)] };
  return { ...mapping, nodes, properties };
}

export function withRule(mapping: GraphMapping, at: number, more: Partial<NodeRule>): GraphMapping {
  return {
    ...mapping,
    nodes: mapping.nodes.map((rule, index) => (index === at ? { ...rule, ...more } : rule)),
  };
}

/** The names of properties without that of one field or member. */
export function without(properties: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).filter(([each]) => each !== name));
}

/** The members of the objects in a field, where it holds such. */
export function membersOf(field: Field | undefined): string[] {
  const shape = field?.shape.kind === 'list' ? field.shape.item : field?.shape;
  return shape?.kind === 'group' ? shape.parts.map(({ name }) => name) : [];
}

/** A name that a graph takes: letters, digits and underscores, and a letter first. */
export function named(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9]+/g, '_');
  return (/^[A-Za-z]/.test(plain) ? plain : `f_${plain}`).slice(0, 63);
}

function ruleFor({ name, field }: FieldUse): NodeRule {
  const word = named(name).replace(/_+$/, '');
  const members = membersOf(field);
  const member = members[0] ?? null;
  return {
    field: name,
    label: word
      .split('_')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(''),
    key: member === null ? 'name' : named(member),
    member,
    properties: Object.fromEntries(members.slice(1).map((each) => [each, named(each)])),
    type: `HAS_${word.toUpperCase()}`.slice(0, 63),
    direction: 'out',
  };
}
