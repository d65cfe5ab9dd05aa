import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BusyButton } from './BusyButton';

describe('a button that is busy', () => {
  it('can have the focus, says that it does nothing now, and does nothing', async () => {
    const user = userEvent.setup();
    const [click, submit] = [vi.fn(), vi.fn((event: React.FormEvent) => event.preventDefault())];
    const shown = (busy: boolean, type?: 'submit') => (
      <MantineProvider env="test">
        <form onSubmit={submit}>
          <BusyButton busy={busy} type={type} onClick={click}>
            Test
          </BusyButton>
        </form>
      </MantineProvider>
    );
    const { rerender } = render(shown(false));
    const button = screen.getByRole('button', { name: 'Test' });
    await user.click(button);
    expect([click.mock.calls.length, submit.mock.calls.length]).toEqual([1, 0]);
    rerender(shown(true, 'submit'));
    expect(button).toBeEnabled();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Enter}');
    expect([click.mock.calls.length, submit.mock.calls.length]).toEqual([1, 0]);
    rerender(shown(false, 'submit'));
    await user.keyboard('{Enter}');
    expect([click.mock.calls.length, submit.mock.calls.length]).toEqual([2, 1]);
  });
});
