import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PageTitle } from '../ui/Toolbar';

it('leaves the first page to the browser, and begins each other at its heading', () => {
  const { rerender } = render(<PageTitle key="1">Projects</PageTitle>);
  expect(document.body).toHaveFocus();
  rerender(<PageTitle key="2">Schemas</PageTitle>);
  expect(screen.getByRole('heading', { name: 'Schemas' })).toHaveFocus();
});

it('takes the focus from nobody who has it', () => {
  const shown = (page: string) => (
    <>
      <a href="#x">eip-8</a>
      <PageTitle key={page}>{page}</PageTitle>
    </>
  );
  const { rerender } = render(shown('eip-7'));
  screen.getByRole('link').focus();
  rerender(shown('eip-8'));
  expect(screen.getByRole('link')).toHaveFocus();
});
