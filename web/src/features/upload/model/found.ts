import { words } from '../../../shared/lib/collation';

/** A file to be uploaded, and its path: the folders that it came with, and its name. */
export interface Found {
  path: string;
  file: File;
}

/** What a drop or a choice held. */
export interface Gathered {
  files: Found[];
  /** How many hidden files, and files of the system and of programs, were left out. */
  litter: number;
  /** Paths of what the browser could not open. */
  unread: string[];
}

const litterNames = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', '__macosx', 'icon\r']);

/** What no person means by "these documents": hidden files, notes of the system, locks of open office files. */
export function isLitter(path: string): boolean {
  return partsOf(path).some(
    (part) => part.startsWith('.') || part.startsWith('~$') || litterNames.has(part.toLowerCase()),
  );
}

/** The parts of a path as text: nothing that leads up or to a root. */
export function partsOf(path: string): string[] {
  return path.split(/[/\\]+/).filter((part) => part !== '' && part !== '.' && part !== '..');
}

export function nameOf(path: string): string {
  return partsOf(path).at(-1) ?? path;
}

export function folderOf(path: string): string {
  return partsOf(path).slice(0, -1).join('/');
}

/** Files as a file dialog gives them; those of a folder know their path. */
export function fromList(files: Iterable<File>): Gathered {
  const all = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const kept = all.filter(({ path }) => !isLitter(path));
  return { files: inOrder(kept), litter: all.length - kept.length, unread: [] };
}

/**
 * What was dropped, with all that is in its folders. Only files are taken: a text or a link that was dropped holds
 * none. The entries are asked for before the first wait, because the browser empties the list after it.
 */
export function fromDrop(data: DataTransfer): Promise<Gathered> {
  const dropped: (FileSystemEntry | File)[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const found = item.webkitGetAsEntry() ?? item.getAsFile();
    if (found) dropped.push(found);
  }
  return walk(dropped);
}

async function walk(dropped: (FileSystemEntry | File)[]): Promise<Gathered> {
  const gathered: Gathered = { files: [], litter: 0, unread: [] };
  const open = [...dropped];
  for (let next = open.pop(); next; next = open.pop()) {
    const path = next instanceof File ? next.name : next.fullPath.replace(/^\/+/, '');
    if (isLitter(path)) {
      gathered.litter += 1;
      continue;
    }
    try {
      if (next instanceof File) gathered.files.push({ path, file: next });
      else if (isFolder(next)) open.push(...(await entriesOf(next)));
      else gathered.files.push({ path, file: await fileOf(next as FileSystemFileEntry) });
    } catch {
      gathered.unread.push(path);
    }
  }
  return { ...gathered, files: inOrder(gathered.files) };
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** All entries of a folder: a reader gives a hundred at a time, and none when it has come to the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** As people count: file 2 before file 10. */
function inOrder(files: Found[]): Found[] {
  return files.sort((a, b) => words.compare(a.path, b.path));
}
