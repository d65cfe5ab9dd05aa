import { beforeEach, describe, expect, it } from 'vitest';
import { actionFor } from '../features/review-grid/keyboard';
import { globalActionFor, isTaken, type Press } from './globalKeys';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the keys of every page', () => {
  it('lead to places by two letters, and to the list by one', () => {
    expect(globalActionFor(press('?'), null)).toBe('help');
    expect(globalActionFor(press('g'), null)).toBe('go');
    expect(globalActionFor(press('p'), 'g')).toBe('projects');
    expect(globalActionFor(press('s'), 'g')).toBe('schemas');
    expect(globalActionFor(press('i'), 'g')).toBe('integrations');
    expect(globalActionFor(press('p'), null)).toBeNull();
    expect(globalActionFor(press('g', { ctrlKey: true }), null)).toBeNull();
  });

  it.each(['p', 's', 'i', ','])('lead to the same place from inside the grid, G %s', (key) => {
    const grid = actionFor({ ...press(key), shiftKey: false }, true, 'g');
    expect(grid).toBe(`go-${globalActionFor(press(key), 'g')}`);
  });

  it('are left to who is writing, to the grid and to an open question', () => {
    document.body.innerHTML =
      '<input id="text"><input id="box" type="checkbox"><div role="treegrid"><b id="cell" tabindex="0"></b></div><a id="link" href="#">x</a>';
    const at = (id: string) => isTaken(document.getElementById(id));
    expect(['text', 'cell'].map(at)).toEqual([true, true]);
    expect(['box', 'link'].map(at)).toEqual([false, false]);
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true"></div>');
    expect(at('link')).toBe(true);
  });
});
