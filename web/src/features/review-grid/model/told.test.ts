import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../schemas/model/fields';
import { placeWords, wrongAt } from './place';
import { inWords, typedWords } from './told';

const { shape } = fieldsOf({
  properties: {
    f: {
      type: 'array',
      items: { type: 'object', properties: { n: { title: 'Full name', type: 'string' } } },
    },
  },
})[0]!;

describe('what is not saved', () => {
  it('says where something is wrong by the names of the form', () => {
    expect(wrongAt('/city', 'Must be filled in.')).toBe('City: must be filled in.');
    expect(wrongAt('', 'Not a list.')).toBe('Not a list.');
    expect(placeWords('/1/n', shape)).toBe('Item 2, Full name');
    expect(placeWords('/home_town/0')).toBe('Home town, Item 1');
  });

  it('says short values without the marks of JSON, and cuts long ones', () => {
    expect(inWords({ city: 'Bern', zip: 3000, at: null })).toBe('City: Bern, Zip: 3000, At: nothing');
    expect(inWords([{ a: 'x' }, { a: 'y' }])).toBe('A: x; A: y');
    expect(typedWords('{\n  "city": ""\n}')).toBe('City: nothing');
    expect(typedWords('7')).toBe('7');
    expect(typedWords('not {json')).toBe('not {json');
    expect(typedWords('x'.repeat(500))).toHaveLength(161);
  });
});
