import { expect, it, vi } from 'vitest';
import { atFirstTouch } from './ahead';

it('what is not needed to look comes when somebody begins to do something, once', () => {
  const load = vi.fn();
  atFirstTouch(load);
  window.dispatchEvent(new Event('load'));
  expect(load).not.toHaveBeenCalled();
  window.dispatchEvent(new Event('pointerdown'));
  window.dispatchEvent(new Event('keydown'));
  expect(load).toHaveBeenCalledOnce();
});

it('who has gone before touching anything has it called off', () => {
  const load = vi.fn();
  atFirstTouch(load)();
  window.dispatchEvent(new Event('keydown'));
  expect(load).not.toHaveBeenCalled();
});
