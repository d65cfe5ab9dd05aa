import { describe, expect, it } from 'vitest';
import { aBlock, anOverlay } from '../../../testing/factories';
import { fieldsOf } from '../../schemas/model/fields';
import { cellText, pastedValue, tableText } from './copying';

const fields = fieldsOf({
  properties: {
    note: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    normative: { type: 'boolean' },
    score: { type: 'number', maximum: 1 },
    level: { enum: ['MUST', 'MAY'] },
  },
});
const row = {
  block: { ...aBlock(0), block_content: 'One\nTwo' },
  overlay: anOverlay({ staging: { note: 'say "so"', tags: ['a', 'b'], normative: true, score: 0.5 } }),
};

describe('copying', () => {
  it('takes what a cell says in full, lists as JSON', () => {
    expect(cellText(row, 'content', fields)).toBe('One\nTwo');
    expect(cellText(row, 'status', fields)).toBe('Staged');
    expect(cellText(row, 'f:tags', fields)).toBe('["a","b"]');
    expect(cellText(row, 'f:normative', fields)).toBe('true');
    expect(cellText(row, 'f:level', fields)).toBe('');
  });

  it('finds nothing in a field that has none, whatever its name', () => {
    const odd = fieldsOf({ properties: { constructor: { type: 'string' }, toString: { type: 'string' } } });
    expect(odd.map(({ name }) => cellText(row, `f:${name}`, odd))).toEqual(['', '']);
  });

  it('makes a table with a line of heads, which spreadsheets read', () => {
    const columns = ['index', 'content', 'f:note', 'f:score'].map((id) => ({ id, head: id }));
    expect(tableText([row], columns, fields)).toBe(
      'index\tcontent\tf:note\tf:score\n1\t"One\nTwo"\t"say ""so"""\t0.5',
    );
  });
});

describe('pasting', () => {
  const field = (name: string) => fields.find((each) => each.name === name)!;
  it.each([
    ['note', 'as it is \n', { ok: true, value: 'as it is ' }],
    ['score', '0.25', { ok: true, value: 0.25 }],
    ['score', '7', { ok: false, wrong: 'At most 1.' }],
    ['score', '1\t2', { ok: false, wrong: 'Paste one value at a time.' }],
    ['normative', 'Yes', { ok: true, value: true }],
    ['level', 'MAY', { ok: true, value: 'MAY' }],
    ['tags', '["x"]', { ok: true, value: ['x'] }],
  ])('into %s of %j', (name, text, expected) => expect(pastedValue(field(name), text)).toEqual(expected));
});
