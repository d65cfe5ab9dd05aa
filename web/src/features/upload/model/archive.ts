import type { FileEntry } from '@zip.js/zip.js';
import { uploadQueue as t } from 'texts/upload-queue';
import { bytes } from '../../../shared/lib/format';
import { limitWords } from './largest';
import { isLitter, nameOf, partsOf } from './found';

/** A document in a ZIP archive: taken out of it only when it is its turn, or why it never will be. */
export interface Packed {
  path: string;
  size: number;
  open: (signal: AbortSignal) => Promise<File>;
  refusal?: string;
}

export interface Unfolded {
  packed: Packed[];
  litter: number;
}

/** An archive that is not opened, in words for the person who dropped it. */
export class ArchiveRefused extends Error {}

export type OpenArchive = (archive: File, path: string, largest: number) => Promise<Unfolded>;

export const mostEntries = 2000;
/** What all entries together may say that they unpack to. */
export const mostBytes = 4_000_000_000;
/** So much of an entry is held as loose pieces before the browser keeps it as a blob, which need not be memory. */
const piece = 4_000_000;

export function isArchive(path: string): boolean {
  return /\.zip$/i.test(path);
}

/**
 * Lists what is in a ZIP archive without unpacking any of it. The library is loaded when the first archive comes, and
 * reads the file in slices; only the browser's own unpacking is used, so no worker and no WebAssembly.
 */
export const openArchive: OpenArchive = async (archive, path, largest) => {
  const zip = await import('@zip.js/zip.js/index-native.js');
  zip.configure({ useWebWorkers: false });
  const reader = new zip.ZipReader(new zip.BlobReader(archive), {
    checkOverlappingEntry: true,
    // Names are text here, and nothing is ever stored under them.
    filenameValidation: 'tolerant',
  });
  const packed: Packed[] = [];
  let litter = 0;
  let total = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      if (isLitter(entry.filename)) {
        litter += 1;
        continue;
      }
      total += entry.uncompressedSize;
      if (packed.length === mostEntries) {
        throw new ArchiveRefused(t.archive.tooMany(mostEntries));
      }
      if (total > mostBytes) {
        throw new ArchiveRefused(t.archive.tooLarge(bytes(mostBytes)));
      }
      packed.push({
        path: [path, ...partsOf(entry.filename)].join('/'),
        size: entry.uncompressedSize,
        refusal: refusalOfEntry(entry, largest),
        open: (signal) => oneAtATime(() => takeOut(entry, signal)),
      });
    }
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    throw new ArchiveRefused(t.archive.damaged);
  } finally {
    await reader.close();
  }
  if (packed.length === 0) throw new ArchiveRefused(t.archive.empty);
  return { packed, litter };
};

function refusalOfEntry(entry: FileEntry, largest: number): string | undefined {
  if (isArchive(entry.filename)) return t.archive.nested;
  if (entry.encrypted) return t.archive.encrypted;
  return refusalOf(entry.uncompressedSize, largest);
}

/** Why a file of this size is not sent at all. */
export function refusalOf(size: number, largest: number): string | undefined {
  if (size === 0) return t.file.empty;
  if (size > largest) return t.file.tooLarge(bytes(size), limitWords(largest));
  return undefined;
}

/** Unpacks one entry, and stops as soon as it is larger than the archive said. */
async function takeOut(entry: FileEntry, signal: AbortSignal): Promise<File> {
  signal.throwIfAborted();
  const lies = new ArchiveRefused(t.archive.lies);
  let parts: BlobPart[] = [];
  let loose = 0;
  let size = 0;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      size += chunk.byteLength;
      if (size > entry.uncompressedSize) throw lies;
      parts.push(chunk);
      loose += chunk.byteLength;
      if (loose < piece) return;
      parts = [new Blob(parts)];
      loose = 0;
    },
  });
  try {
    await entry.getData(sink, { signal, checkSignature: true });
  } catch (error) {
    signal.throwIfAborted();
    if (size > entry.uncompressedSize) throw lies;
    throw new ArchiveRefused(t.archive.damagedFile, {
      cause: error,
    });
  }
  if (size !== entry.uncompressedSize) throw lies;
  return new File(parts, nameOf(entry.filename));
}

let before: Promise<unknown> = Promise.resolve();

/** However many files are in flight, one is unpacked at a time. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = before.then(work, work);
  before = mine.catch(() => undefined);
  return mine;
}
