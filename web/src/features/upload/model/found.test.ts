import { describe, expect, it } from 'vitest';
import { folderOf, fromDrop, fromList, isLitter, nameOf, partsOf } from './found';

const file = (name: string) => new File(['x'], name);

function entryOf(path: string): FileSystemEntry {
  return {
    isDirectory: false,
    fullPath: path,
    file: (resolve: (file: File) => void) => resolve(file(nameOf(path))),
  } as unknown as FileSystemEntry;
}

/** A folder whose reader gives a hundred entries at a time, as browsers do. */
function folder(path: string, entries: FileSystemEntry[]): FileSystemEntry {
  return {
    isDirectory: true,
    fullPath: path,
    createReader: () => {
      const left = [...entries];
      return { readEntries: (resolve: (some: FileSystemEntry[]) => void) => resolve(left.splice(0, 100)) };
    },
  } as unknown as FileSystemEntry;
}

function drop(...entries: (FileSystemEntry | File)[]): DataTransfer {
  const items = entries.map((entry) => ({
    kind: 'file',
    webkitGetAsEntry: () => (entry instanceof File ? null : entry),
    getAsFile: () => entry,
  }));
  return { items: [...items, { kind: 'string' }] } as unknown as DataTransfer;
}

describe('what is dropped', () => {
  it('is read to the end of every folder, however many entries it has', async () => {
    const many = Array.from({ length: 250 }, (_, index) => entryOf(`/job/a/${index + 1}.md`));
    const { files } = await fromDrop(drop(folder('/job', [folder('/job/a', many), entryOf('/job/b.md')])));
    expect(files).toHaveLength(251);
    expect(files.slice(0, 3).map(({ path }) => path)).toEqual(['job/a/1.md', 'job/a/2.md', 'job/a/3.md']);
    expect(files.at(-1)?.path).toBe('job/b.md');
  });

  it('loses hidden files and the litter of systems, and says how many', async () => {
    const gathered = await fromDrop(
      drop(
        folder('/job', [
          entryOf('/job/.DS_Store'),
          entryOf('/job/Thumbs.db'),
          entryOf('/job/~$plan.docx'),
          entryOf('/job/plan.docx'),
          folder('/job/__MACOSX', [entryOf('/job/__MACOSX/._plan.docx')]),
          folder('/job/.git', [entryOf('/job/.git/config')]),
        ]),
      ),
    );
    expect(gathered.files.map(({ path }) => path)).toEqual(['job/plan.docx']);
    expect(gathered.litter).toBe(5);
  });

  it('names what the browser could not open, and keeps the rest', async () => {
    const broken = {
      isDirectory: false,
      fullPath: '/gone.md',
      file: (_: unknown, reject: (error: Error) => void) => reject(new Error('gone')),
    } as unknown as FileSystemEntry;
    const gathered = await fromDrop(drop(broken, file('here.md')));
    expect(gathered.unread).toEqual(['gone.md']);
    expect(gathered.files.map(({ path }) => path)).toEqual(['here.md']);
  });

  it('is nothing when it is a text or a link', async () => {
    expect(await fromDrop(drop())).toEqual({ files: [], litter: 0, unread: [] });
  });
});

describe('a chosen folder', () => {
  it('keeps the paths of its files', () => {
    const one = file('a.md');
    Object.defineProperty(one, 'webkitRelativePath', { value: 'job/x/a.md' });
    const hidden = file('.hidden');
    const { files, litter } = fromList([one, hidden, file('10.md'), file('9.md')]);
    expect(files.map(({ path }) => path)).toEqual(['9.md', '10.md', 'job/x/a.md']);
    expect(litter).toBe(1);
  });
});

describe('a path', () => {
  it('is its folders and its name, and leads nowhere else', () => {
    expect(partsOf('/../a\\b/./c.md')).toEqual(['a', 'b', 'c.md']);
    expect(folderOf('a/b/c.md')).toBe('a/b');
    expect(nameOf('c.md')).toBe('c.md');
    expect(isLitter('a/b/c.md')).toBe(false);
  });
});
