import { describe, expect, it } from 'vitest';
import { actionFor, type KeyPress } from './keyboard';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('a key', () => {
  it.each([
    ['j', 'down'],
    ['k', 'up'],
    ['c', 'confirm'],
    ['r', 'reject'],
    ['x', 'select'],
    ['e', 'export'],
    ['l', 'copy-link'],
    ['n', 'next'],
    ['/', 'filter'],
    ['?', 'help'],
    ['Enter', 'edit'],
    ['Escape', 'close'],
  ])('%s means %s', (key, action) => expect(actionFor(press(key), true)).toBe(action));

  it.each([
    ['X', 'select-range'],
    ['C', 'confirm-all'],
    ['S', 'confirm-shown'],
    ['E', 'set-field'],
    ['R', 'run'],
  ])('with shift, %s means %s', (key, action) =>
    expect(actionFor(press(key, { shiftKey: true }), true)).toBe(action),
  );

  it('copies and selects with Ctrl or Cmd', () => {
    expect(actionFor(press('c', { metaKey: true }), true)).toBe('copy');
    expect(actionFor(press('a', { ctrlKey: true }), false)).toBe('select-all');
  });

  it('with another modifier belongs to the browser', () => {
    expect(actionFor(press('k', { ctrlKey: true }), true)).toBeNull();
    expect(actionFor(press('c', { altKey: true }), true)).toBeNull();
    expect(actionFor(press('r', { metaKey: true }), true)).toBeNull();
  });

  it('undoes with Ctrl or Cmd, also where single letters are switched off', () => {
    expect(actionFor(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(actionFor(press('z', { metaKey: true }), true)).toBe('undo');
    expect(actionFor(press('Z', { ctrlKey: true, shiftKey: true }), true)).toBeNull();
    expect(actionFor(press('z'), true)).toBeNull();
  });

  it('as a single letter can be switched off; Enter and Escape stay', () => {
    expect(actionFor(press('c'), false)).toBeNull();
    expect(actionFor(press('C', { shiftKey: true }), false)).toBeNull();
    expect(actionFor(press('Enter'), false)).toBe('edit');
  });

  it('after G goes somewhere, and decides nothing', () => {
    expect(actionFor(press('p'), true, 'g')).toBe('go-projects');
    expect(actionFor(press('d'), true, 'g')).toBe('go-documents');
    expect(actionFor(press('c'), true, 'g')).toBeNull();
  });
});
