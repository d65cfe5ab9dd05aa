import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../schemas/model/shape';
import { blankOf, moved, numberText, typedNumber, withPart } from './form';

describe('a form', () => {
  it('begins an object with the lists and objects that have to be in it', () => {
    const shape = shapeOf(
      {
        type: 'object',
        required: ['name', 'tags'],
        properties: {
          name: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
          more: { type: 'array', items: { type: 'string' } },
        },
      },
      {},
    );
    expect(blankOf(shape)).toEqual({ tags: [] });
  });

  it('keeps a number as it is typed while it is the same number', () => {
    expect(typedNumber('1.')).toBe(1);
    expect(numberText(1, '1.')).toBe('1.');
    expect(numberText(2, '1.')).toBe('2');
    expect(typedNumber('x')).toBe('x');
    expect(numberText('x', 'x')).toBe('x');
  });

  it('moves items, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('puts a field in, and takes it out', () => {
    expect(withPart({ a: 1 }, 'b', null)).toEqual({ a: 1, b: null });
    expect(withPart({ a: 1, b: 2 }, 'b', undefined)).toEqual({ a: 1 });
  });

  it('takes a field by whatever name people gave it', () => {
    const put = withPart({ a: 1 }, '__proto__', 'x');
    expect(Object.entries(put)).toEqual([
      ['a', 1],
      ['__proto__', 'x'],
    ]);
    expect(Object.keys(withPart(put, '__proto__', undefined))).toEqual(['a']);
  });
});
