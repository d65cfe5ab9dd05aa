import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Json, JsonObject } from '../../../../shared/api/types';
import { aBlock, anOverlay } from '../../../../testing/factories';
import { fieldsOf } from '../../../schemas/model/fields';
import type { EditorProps } from '../useDraft';
import { FormEditor } from './FormEditor';

const grid = vi.hoisted(() => ({ callbacks: { isCancelAfterEnd: () => false } }));
vi.mock('ag-grid-react', () => ({
  useGridCellEditor: (given: typeof grid.callbacks) => (grid.callbacks = given),
}));

/** The form as the grid opens it, without the grid. */
function open(definition: JsonObject, value: Json | undefined) {
  const field = fieldsOf({ properties: { f: { title: 'Parties', ...definition } } })[0]!;
  const heard = { stop: vi.fn(), cancel: vi.fn(), draft: vi.fn(), value: vi.fn<(value: Json) => void>() };
  const props = {
    field,
    value,
    initialValue: value,
    data: { block: aBlock(0), overlay: anOverlay() },
    column: { getActualWidth: () => 100 },
    onValueChange: heard.value,
    stopEditing: heard.stop,
    api: { stopEditing: heard.cancel },
    context: { keptAt: () => undefined, draft: heard.draft },
  } as unknown as EditorProps;
  render(
    <MantineProvider>
      <FormEditor {...props} />
    </MantineProvider>,
  );
  return { ...heard, last: () => heard.value.mock.lastCall?.[0] };
}

const texts = { type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 3 };
const people = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1 },
      age: { type: ['integer', 'null'], minimum: 0 },
      role: { enum: ['buyer', 'seller'] },
    },
  },
};

const place = {
  type: 'object',
  required: ['city'],
  properties: {
    city: { type: 'string', minLength: 1 },
    owner: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  },
};

describe('the form of an object', () => {
  it('that is not there says nothing of what is wrong until something is typed or saved', async () => {
    const user = userEvent.setup();
    open(place, undefined);
    expect(screen.queryByRole('alert')).toBeNull();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('textbox', { name: 'Parties: City' })).toHaveFocus();
    expect(screen.queryByRole('alert')).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByText('1 thing to mend above.')).toBeInTheDocument();
  });

  it('leads into a nested one that is filled in', async () => {
    const user = userEvent.setup();
    open(place, { city: 'Bern' });
    screen.getByRole('button', { name: 'Fill in: Owner' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('textbox', { name: /Owner: Name/ })).toHaveFocus();
  });
});

describe('the form of a list of texts', () => {
  it('adds by Enter, moves with Alt, removes by Backspace, and is saved by Ctrl+Enter', async () => {
    const user = userEvent.setup();
    const { last, stop } = open(texts, ['a', 'b']);
    expect(screen.getByRole('textbox', { name: 'Parties 1' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('textbox', { name: 'Parties 2' })).toHaveFocus();
    await user.keyboard('new');
    expect(last()).toEqual(['a', 'new', 'b']);
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(last()).toEqual(['a', 'b', 'new']);
    expect(screen.getByRole('textbox', { name: 'Parties 3' })).toHaveFocus();
    await user.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}');
    expect(last()).toEqual(['a', 'b']);
    expect(screen.getByRole('textbox', { name: 'Parties 2' })).toHaveFocus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(stop).toHaveBeenCalledOnce();
  });

  it('says at the item what is wrong with it, and is not saved meanwhile', async () => {
    const user = userEvent.setup();
    const { stop, draft } = open(texts, ['a']);
    await user.keyboard('{Backspace}');
    expect(screen.getByRole('textbox', { name: 'Parties 1' })).toHaveAccessibleDescription(
      'Must be filled in.',
    );
    expect(screen.getByText('1 thing to mend above.')).toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(stop).not.toHaveBeenCalled();
    expect(grid.callbacks.isCancelAfterEnd()).toBe(true);
    expect(draft).toHaveBeenLastCalledWith(expect.objectContaining({ wrong: 'Item 1: must be filled in.' }));
  });

  it('keeps the focus inside, and is cancelled by Escape', async () => {
    const user = userEvent.setup();
    const { cancel } = open(texts, ['a']);
    const form = screen.getAllByRole('group', { name: 'Parties' })[0]!;
    for (let step = 0; step < 12; step += 1) {
      await user.tab();
      expect(form).toContainElement(document.activeElement as HTMLElement);
    }
    await user.keyboard('{Escape}');
    expect(cancel).toHaveBeenCalledWith(true);
  });
});

describe('the form of a list of objects', () => {
  it('draws a card for each, with labels, choices and an explicit Empty', async () => {
    const user = userEvent.setup();
    const { last } = open(people, [{ name: 'Ana', age: 3 }]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Parties 1: Role' }), 'seller');
    await user.click(screen.getByRole('button', { name: 'Empty: Age' }));
    expect(last()).toEqual([{ name: 'Ana', age: null, role: 'seller' }]);
    await user.click(screen.getByRole('button', { name: 'Leave out: Age' }));
    expect(last()).toEqual([{ name: 'Ana', role: 'seller' }]);
    await user.click(screen.getByRole('button', { name: 'Add to Parties' }));
    expect(screen.getByRole('textbox', { name: 'Parties 2: Name' })).toHaveFocus();
    await user.keyboard('Ben');
    expect(last()).toEqual([{ name: 'Ana', role: 'seller' }, { name: 'Ben' }]);
    await user.click(screen.getByRole('button', { name: 'Remove Parties 1' }));
    expect(last()).toEqual([{ name: 'Ben' }]);
  });

  it('is the same as JSON, under the same rules', async () => {
    const user = userEvent.setup();
    const { last, stop } = open(people, [{ name: 'Ana' }]);
    await user.type(screen.getByRole('textbox', { name: 'Parties 1: Age' }), '7');
    await user.click(screen.getByRole('button', { name: 'JSON' }));
    const area = screen.getByRole('textbox', { name: 'Parties as JSON' });
    expect(JSON.parse((area as HTMLTextAreaElement).value)).toEqual([{ name: 'Ana', age: 7 }]);
    await user.clear(area);
    await user.type(area, '[[{{"age": -1}');
    expect(screen.getByRole('button', { name: 'Form' })).toBeDisabled();
    await user.type(area, ']');
    expect(screen.getByRole('alert')).toHaveTextContent('Item 1, Name: must be filled in.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(stop).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Form' }));
    await user.type(screen.getByRole('textbox', { name: 'Parties 1: Name' }), 'Ben');
    await user.clear(screen.getByRole('textbox', { name: 'Parties 1: Age' }));
    await user.type(screen.getByRole('textbox', { name: 'Parties 1: Age' }), '8');
    expect(last()).toEqual([{ name: 'Ben', age: 8 }]);
  });
});

it('what no form can draw is JSON alone, and says why', () => {
  open({ type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'number' }] } }, ['a']);
  expect(screen.getByText(/As JSON alone: in its items, it says oneOf/)).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Parties as JSON' })).toHaveFocus();
});
