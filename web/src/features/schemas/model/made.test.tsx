import { render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import { backPath, newSchemaPath, useMade } from './made';

const paramsOf = (path: string) => new URL(path, 'http://here').searchParams;

it('a schema made for a place leads back to it', () => {
  expect(backPath(paramsOf(newSchemaPath({ projectId: 'p' })), 's')).toBe('/app/projects/p?apply=s');
  expect(backPath(paramsOf(newSchemaPath({ projectId: 'p', sourceUid: 'd' })), 's')).toBe(
    '/app/projects/p/documents/d?apply=s',
  );
  expect(backPath(paramsOf('/app/schemas/new'), 's')).toBeNull();
  expect(backPath(paramsOf('/app/schemas/new?for=../../elsewhere'), 's')).toBe(
    '/app/projects/..%2F..%2Felsewhere?apply=s',
  );
});

function Place() {
  return `${useMade()} at ${useLocation().search}`;
}

it('whoever comes back is told once: the address forgets it, the page does not', async () => {
  render(
    <MemoryRouter initialEntries={['/?view=documents&apply=s']}>
      <Place />
    </MemoryRouter>,
  );
  expect(await screen.findByText('s at ?view=documents')).toBeVisible();
});
