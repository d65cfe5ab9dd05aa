import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import ShortcutsDialog from './ShortcutsDialog';
import { KeysDialog } from '../features/review-grid/components/KeysDialog';

it.each([
  ['of the grid', KeysDialog],
  ['of every page', ShortcutsDialog],
])('the list of keys %s gives the focus back to where it was asked for', async (_, List) => {
  function Page() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button onKeyDown={({ key }) => key === '?' && setOpen(true)}>Cell</button>
        {open && <List onClose={() => setOpen(false)} />}
      </>
    );
  }
  const user = userEvent.setup();
  render(
    <MantineProvider env="test">
      <MemoryRouter>
        <Page />
      </MemoryRouter>
    </MantineProvider>,
  );
  screen.getByRole('button', { name: 'Cell' }).focus();
  await user.keyboard('?');
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Cell' })).toHaveFocus());
});
