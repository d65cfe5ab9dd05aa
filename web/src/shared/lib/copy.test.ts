import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from './copy';

afterEach(() => vi.unstubAllGlobals());

it('is refused, and not thrown at the caller, where the browser has no clipboard', async () => {
  vi.stubGlobal('navigator', {});
  const refused = vi.fn();
  await copyText('words').then(() => {}, refused);
  expect(refused).toHaveBeenCalledOnce();
});
