import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { EmptyState } from './EmptyState';

it.each([undefined, 1, 2, 3] as const)('its title is a heading of level %s', (level) => {
  render(<EmptyState title="Nothing here" level={level} />);
  expect(screen.getByRole('heading', { name: 'Nothing here', level: level ?? 2 })).toBeInTheDocument();
});
