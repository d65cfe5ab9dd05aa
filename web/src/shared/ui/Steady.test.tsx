import { Button, MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { theme } from '../theme/theme';

it.each([{ loading: true }, { disabled: true }])(
  'any button keeps the focus when it becomes %o',
  async (state) => {
    const user = userEvent.setup();
    const click = vi.fn();
    const shown = (more: { loading?: boolean; disabled?: boolean }) => (
      <MantineProvider env="test" theme={theme}>
        <Button onClick={click} {...more}>
          Confirm
        </Button>
        <Button>Next</Button>
      </MantineProvider>
    );
    const { rerender } = render(shown({}));
    const button = screen.getByRole('button', { name: 'Confirm' });
    await user.click(button);
    rerender(shown(state));
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Enter}');
    expect(click).toHaveBeenCalledOnce();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Next' })).toHaveFocus();
  },
);

it('a button that never had the focus is disabled as ever', () => {
  render(
    <MantineProvider env="test" theme={theme}>
      <Button disabled>Confirm</Button>
    </MantineProvider>,
  );
  expect(screen.getByRole('button', { name: 'Confirm' })).toBeDisabled();
});

it('a busy button sends its form no second time', async () => {
  const user = userEvent.setup();
  const submit = vi.fn((event: React.FormEvent) => event.preventDefault());
  const shown = (loading: boolean) => (
    <MantineProvider env="test" theme={theme}>
      <form onSubmit={submit}>
        <Button type="submit" loading={loading}>
          Save
        </Button>
      </form>
    </MantineProvider>
  );
  const { rerender } = render(shown(false));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  rerender(shown(true));
  await user.keyboard('{Enter}');
  expect(submit).toHaveBeenCalledOnce();
  rerender(shown(false));
  await user.keyboard('{Enter}');
  expect(submit).toHaveBeenCalledTimes(2);
});
