import { describe, expect, it } from 'vitest';
import { redline, type Stretch } from './redline';

const before = (stretches: Stretch[]) =>
  stretches.map((each) => ('same' in each ? each.same : each.removed)).join('');
const after = (stretches: Stretch[]) =>
  stretches.map((each) => ('same' in each ? each.same : each.added)).join('');

describe('a redline', () => {
  it('goes word by word', () => {
    expect(redline('This policy apply to all.', 'This policy applies to all.')).toEqual([
      { same: 'This policy ' },
      { removed: 'apply', added: 'applies' },
      { same: ' to all.' },
    ]);
  });

  it('reads replaced neighbours as one change', () => {
    expect(redline('the red house', 'the blue barn')).toEqual([
      { same: 'the ' },
      { removed: 'red house', added: 'blue barn' },
    ]);
  });

  it('knows words of any script', () => {
    expect(redline('Он читает книгу.', 'Он читал книгу.')).toEqual([
      { same: 'Он ' },
      { removed: 'читает', added: 'читал' },
      { same: ' книгу.' },
    ]);
    expect(redline('私は本を読む。', '私は新聞を読む。').some((each) => 'same' in each)).toBe(true);
  });

  it('holds both texts, byte for byte', () => {
    const texts = ['', 'a', 'a  b', 'one\r\ntwo\n', '- x\n- y 👩‍👩‍👧', 'y x a b\tc', '# Head\n\nText é text'];
    for (const one of texts) {
      for (const other of texts) {
        expect(before(redline(one, other))).toBe(one);
        expect(after(redline(one, other))).toBe(other);
      }
    }
  });

  it('of a block that is removed, or is another text altogether, is the whole of it', () => {
    expect(redline('All of it.', '')).toEqual([{ removed: 'All of it.', added: '' }]);
    const words = (of: string) => Array.from({ length: 5000 }, (_, index) => `${of}${index}`).join(' ');
    expect(redline(words('a'), words('b'))).toHaveLength(1);
  });
});
