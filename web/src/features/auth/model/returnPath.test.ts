import { describe, expect, it } from 'vitest';
import { returnPath } from './returnPath';

describe('the way back after signing in', () => {
  it.each(['/app', '/app/projects/1?run=2', '/app?x', '/invitation'])('%s is taken', (path) =>
    expect(returnPath(path)).toBe(path),
  );

  it.each([
    null,
    '',
    '//evil.example',
    'https://evil.example',
    '/application',
    '/app/\\evil',
    '/login',
    '/invitation/x',
  ])('%s is not', (path) => expect(returnPath(path)).toBe('/app'));
});
