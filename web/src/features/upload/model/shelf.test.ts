import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../shared/api/problem';
import { aDocument } from '../../../testing/factories';
import type { Gathered } from './found';
import { UploadQueue, type Send } from './queue';
import { Shelf } from './shelf';
import { readUnsent } from './unsent';

const found = (...paths: string[]): Gathered => ({
  files: paths.map((path) => ({ path, file: new File([path], path) })),
  litter: 0,
  unread: [],
});
const never: Send = () => new Promise(() => undefined);
const at = (send: Send) =>
  new Shelf('u1', 'p1', new UploadQueue({ send, open: () => Promise.reject(new Error()), largest: 1000 }));

beforeEach(() => sessionStorage.clear());

describe('what was not sent when the page went', () => {
  it('is told to whoever comes back, by name, and to nobody else', () => {
    const before = at(never);
    before.add(found('a.md', 'b/c.md'));
    before.remember();
    expect(at(never).unsent()).toEqual({ paths: ['a.md', 'b/c.md'], total: 2 });
    expect(readUnsent('u2', 'p1')).toBeNull();
    expect(readUnsent('u1', 'p2')).toBeNull();
  });

  it('is nothing when everything had arrived or was refused for good', async () => {
    const shelf = at(({ name }) =>
      name === 'bad.md'
        ? Promise.reject(new Problem(422))
        : Promise.resolve({ document: aDocument(), made: true }),
    );
    shelf.add(found('a.md', 'bad.md'));
    await vi.waitFor(() => expect(shelf.isBusy()).toBe(false));
    shelf.remember();
    expect(readUnsent('u1', 'p1')).toBeNull();
  });

  it('is forgotten file by file as they are chosen again, or all at once', () => {
    const first = at(never);
    first.add(found('a.md', 'b.md', 'c.md'));
    first.remember();
    const second = at(never);
    second.add(found('b.md'));
    second.remember();
    expect(second.unsent()).toEqual({ paths: ['a.md', 'c.md'], total: 2 });
    expect(readUnsent('u1', 'p1')?.total).toBe(3);
    second.dismiss();
    expect(second.unsent()).toBeNull();
    expect(readUnsent('u1', 'p1')).toEqual({ paths: ['b.md'], total: 1 });
  });

  it('is counted even where there are too many to name', () => {
    const first = at(never);
    first.add(found(...Array.from({ length: 1200 }, (_, index) => `${index}.md`)));
    first.remember();
    const told = at(never).unsent();
    expect(told?.total).toBe(1200);
    expect(told?.paths).toHaveLength(500);
  });
});
