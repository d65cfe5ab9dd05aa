import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { nothing, ranged, toggled, useSelection } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'];
const of = (chosen: { ids: ReadonlySet<string> }) => [...chosen.ids].sort();

describe('what is chosen in a list', () => {
  it('is taken in and left out one by one', () => {
    const two = toggled(toggled(nothing, 'b'), 'd');
    expect(of(two)).toEqual(['b', 'd']);
    expect(of(toggled(two, 'b'))).toEqual(['d']);
  });

  it('reaches in a range from the row before, up or down, and takes back the same way', () => {
    const four = ranged(toggled(nothing, 'd'), 'a', order);
    expect(of(four)).toEqual(['a', 'b', 'c', 'd']);
    const left = ranged(toggled(four, 'b'), 'c', order);
    expect(of(left)).toEqual(['a', 'd']);
  });

  it('begins a range at the row itself where none was touched before, or where that one is gone', () => {
    expect(of(ranged(nothing, 'c', order))).toEqual(['c']);
    expect(of(ranged(toggled(nothing, 'gone'), 'c', order))).toEqual(['c', 'gone']);
  });

  it('forgets what has left the list, and tells when all of it is chosen', () => {
    const { result, rerender } = renderHook(({ list }) => useSelection(list), {
      initialProps: { list: order },
    });
    act(() => result.current.pickAll());
    expect(result.current.share).toBe('all');
    rerender({ list: ['a', 'c'] });
    expect(of(result.current)).toEqual(['a', 'c']);
    act(() => result.current.pick('a', false));
    expect(result.current.share).toBe('some');
    act(() => result.current.pickAll());
    act(() => result.current.pickAll());
    expect(result.current.share).toBe('none');
  });
});
