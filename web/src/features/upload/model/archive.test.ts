// @vitest-environment node
import {
  BlobWriter,
  TextReader,
  Uint8ArrayReader,
  ZipWriter,
  configure,
} from '@zip.js/zip.js/index-native.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { ArchiveRefused, mostEntries, openArchive } from './archive';

beforeAll(() => configure({ useWebWorkers: false }));

const largest = 1_000_000;
const signal = new AbortController().signal;

async function zip(files: Record<string, string | Uint8Array>, password?: string): Promise<File> {
  const writer = new ZipWriter(new BlobWriter(), { password });
  for (const [name, content] of Object.entries(files)) {
    const reader = typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(name, reader);
  }
  return new File([await writer.close()], 'job.zip');
}

/** The archive with a number written over wherever it stands as a size of an entry. */
async function lying(archive: File, size: number, said: number): Promise<File> {
  const data = new DataView(await archive.arrayBuffer());
  for (let at = 0; at < data.byteLength - 4; at++) {
    if (data.getUint32(at, true) === size) data.setUint32(at, said, true);
  }
  return new File([data], 'job.zip');
}

const refusalOf = (archive: File) =>
  openArchive(archive, 'job.zip', largest).then(
    () => 'opened',
    (error: unknown) => (error instanceof ArchiveRefused ? error.message : 'broken'),
  );

describe('an archive', () => {
  it('gives its documents with their folders, each when it is asked for', async () => {
    const archive = await zip({
      'a/one.md': '# One',
      'two.docx': 'PK',
      'a/.DS_Store': 'x',
      '__MACOSX/._a': 'x',
    });
    const { packed, litter } = await openArchive(archive, 'in/job.zip', largest);
    expect(packed.map(({ path }) => path)).toEqual(['in/job.zip/a/one.md', 'in/job.zip/two.docx']);
    expect(litter).toBe(2);
    const [one, two] = await Promise.all(packed.map(({ open }) => open(signal)));
    expect(one?.name).toBe('one.md');
    expect(await one?.text()).toBe('# One');
    expect(await two?.text()).toBe('PK');
  });

  it('has paths that lead nowhere but into it', async () => {
    const archive = await zip({ '../../etc/passwd.md': 'x' });
    const { packed } = await openArchive(archive, 'job.zip', largest);
    expect(packed[0]?.path).toBe('job.zip/etc/passwd.md');
  });

  it('does not give archives inside it, encrypted files, or what is larger than the server takes', async () => {
    const nested = await openArchive(await zip({ 'in.zip': 'PK' }), 'job.zip', largest);
    expect(nested.packed[0]?.refusal).toContain('archive inside an archive');
    const locked = await openArchive(await zip({ 'a.md': 'secret' }, 'password'), 'job.zip', largest);
    expect(locked.packed[0]?.refusal).toContain('encrypted');
    const large = await openArchive(await zip({ 'a.md': 'x'.repeat(2_000_000) }), 'job.zip', largest);
    expect(large.packed[0]?.refusal).toBe('This file is 2.0 MB large; at most 1.0 MB are taken.');
  });

  it('is not believed when an entry unpacks to more or to less than it says', async () => {
    const honest = await zip({ 'a.md': 'x'.repeat(543_210) });
    for (const said of [10, 600_000]) {
      const { packed } = await openArchive(await lying(honest, 543_210, said), 'job.zip', largest);
      await expect(packed[0]!.open(signal)).rejects.toThrow(/not as large|damaged/);
    }
  });

  it('is refused whole when it is damaged, empty, or holds too many files', async () => {
    const whole = await zip({ 'a.md': '# A', 'b.md': '# B' });
    expect(await refusalOf(new File([whole.slice(0, whole.size - 40)], 'job.zip'))).toContain(
      'damaged or cut off',
    );
    expect(await refusalOf(new File(['# no archive'], 'job.zip'))).toContain('damaged or cut off');
    expect(await refusalOf(await zip({ '.DS_Store': 'x' }))).toContain('no document');
    const many = Object.fromEntries(
      Array.from({ length: mostEntries + 1 }, (_, index) => [`${index}.md`, 'x']),
    );
    expect(await refusalOf(await zip(many))).toContain('more than 2,000 files');
  });

  it('gives what is damaged in it as refused, and the rest', async () => {
    const archive = await zip({ 'a.md': new TextEncoder().encode('abc'.repeat(1000)), 'b.md': '# B' });
    const bytes = new Uint8Array(await archive.arrayBuffer());
    bytes.fill(7, 40, 60);
    const { packed } = await openArchive(new File([bytes], 'job.zip'), 'job.zip', largest);
    await expect(packed[0]!.open(signal)).rejects.toThrow(ArchiveRefused);
    expect(await (await packed[1]!.open(signal)).text()).toBe('# B');
  });
});
