import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Boundary } from './Boundary';

it('a page that has broken can be tried again, and there is a way home', async () => {
  const user = userEvent.setup();
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  function Page() {
    if (broken) throw new Error('out of order');
    return <p>In order</p>;
  }
  render(
    <MantineProvider env="test">
      <Boundary>
        <Page />
      </Boundary>
    </MantineProvider>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('This page has broken');
  expect(screen.getByRole('link', { name: 'To the projects' })).toHaveAttribute('href', '/app');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByRole('alert')).toBeInTheDocument();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('In order')).toBeInTheDocument();
  complaints.mockRestore();
});
