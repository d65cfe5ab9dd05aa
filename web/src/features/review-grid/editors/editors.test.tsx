import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../../shared/api/types';
import { aBlock, anOverlay } from '../../../testing/factories';
import { fieldsOf } from '../../schemas/model/fields';
import type { Unsaved } from '../model/row';
import { editors } from './registry';
import type { EditorProps } from './useDraft';

const grid = vi.hoisted(() => ({ callbacks: { isCancelAfterEnd: () => false } }));
vi.mock('ag-grid-react', () => ({
  useGridCellEditor: (given: typeof grid.callbacks) => (grid.callbacks = given),
}));

/** An editor as the grid opens it, without the grid. */
function open(definition: JsonObject, value: EditorProps['value'], kept?: Partial<Unsaved>) {
  const field = fieldsOf({ properties: { f: { title: 'Field', ...definition } }, required: ['f'] })[0]!;
  const heard = { stop: vi.fn(), cancel: vi.fn(), draft: vi.fn(), value: vi.fn() };
  const props = {
    field,
    value,
    initialValue: value,
    data: { block: aBlock(0), overlay: anOverlay() },
    column: { getActualWidth: () => 100 },
    onValueChange: heard.value,
    stopEditing: heard.stop,
    api: { stopEditing: heard.cancel },
    context: { keptAt: () => kept as Unsaved | undefined, draft: heard.draft },
  } as unknown as EditorProps;
  const Editor = editors[field.kind];
  render(
    <MantineProvider>
      <Editor {...props} />
    </MantineProvider>,
  );
  return heard;
}

const score = { type: 'number', minimum: 0, maximum: 1 };
const at = { block_uid: 'c1:0', block_index: 0, field: 'f' };

describe('an editor', () => {
  it('stays open over what is no value, says why below it, and tells the draft', async () => {
    const user = userEvent.setup();
    const heard = open(score, 0.5);
    const box = screen.getByRole('textbox', { name: 'Field' });
    expect(box).toHaveFocus();
    await user.keyboard('7{Enter}');
    expect(box).toHaveValue('7');
    expect(screen.getByRole('alert')).toHaveTextContent('At most 1.');
    expect(box.parentElement!.firstElementChild).toBe(box);
    expect(heard.stop).not.toHaveBeenCalled();
    expect(grid.callbacks.isCancelAfterEnd()).toBe(true);
    expect(heard.draft).toHaveBeenLastCalledWith({ ...at, text: '7', wrong: 'At most 1.' });
    expect(fireEvent.keyDown(box, { key: 'Tab' })).toBe(false);
  });

  it('takes a value by Enter', async () => {
    const user = userEvent.setup();
    const heard = open(score, 0.5);
    await user.keyboard('0.7{Enter}');
    expect(heard.value).toHaveBeenLastCalledWith(0.7);
    expect(heard.stop).toHaveBeenCalledOnce();
    expect(grid.callbacks.isCancelAfterEnd()).toBe(false);
  });

  it('begins with what was kept for its cell, and what is wrong with it', () => {
    open(score, 0.5, { text: '7', reason: 'invalid', words: 'At most 1.' });
    expect(screen.getByRole('textbox')).toHaveValue('7');
    expect(screen.getByRole('alert')).toHaveTextContent('At most 1.');
  });

  it('does not send again what the schema refused, until it is changed', async () => {
    const user = userEvent.setup();
    const heard = open({ type: 'string', maxLength: 20 }, 'a', {
      value: 'too long',
      reason: 'refused',
      words: 'Must be shorter.',
    });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(heard.stop).not.toHaveBeenCalled();
    expect(heard.value).not.toHaveBeenCalled();
    await user.type(screen.getByRole('textbox'), '!');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(heard.stop).toHaveBeenCalledOnce();
  });

  it('sends again what the server could not take, as it stands', async () => {
    const user = userEvent.setup();
    const heard = open(score, 0.5, { value: 0.25, reason: 'failed', words: 'Away.' });
    expect(heard.value).toHaveBeenCalledWith(0.25);
    await user.keyboard('{Enter}');
    expect(heard.stop).toHaveBeenCalledOnce();
  });
});

describe('the editor of choices', () => {
  const purpose = { enum: ['abstract', 'motivation', 'other'] };

  it('takes the present one by Enter and closes', async () => {
    const user = userEvent.setup();
    const heard = open(purpose, 'motivation');
    expect(screen.getByRole('listbox', { name: 'Field' })).toHaveFocus();
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('motivation');
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(heard.stop).toHaveBeenCalledOnce());
    expect(heard.value).toHaveBeenLastCalledWith('motivation');
  });

  it.each([
    ['{ArrowDown}{Enter}', 'motivation'],
    ['o{Enter}', 'other'],
    ['{End}{ArrowUp}{Enter}', 'motivation'],
  ])('by %s takes %s', async (keys, value) => {
    const user = userEvent.setup();
    const heard = open(purpose, 'abstract');
    await user.keyboard(keys);
    expect(heard.value).toHaveBeenLastCalledWith(value);
  });

  it('takes yes or no by its letter, and what is clicked', async () => {
    const user = userEvent.setup();
    const heard = open({ type: 'boolean' }, true);
    await user.keyboard('n{Enter}');
    expect(heard.value).toHaveBeenLastCalledWith(false);
    await user.click(screen.getByRole('option', { name: 'Yes' }));
    expect(heard.value).toHaveBeenLastCalledWith(true);
  });
});
