import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

/** The shared corpus of real documents, where it is there. */
export const corpus = [process.env.BLOCKDATA_CORPUS, '../shared/corpus', '../../shared/corpus'].find(
  (folder) => folder !== undefined && existsSync(folder),
);

type Content = string | Uint8Array;

/** A folder on the disk with these files in it, as a person would have one. */
export function folder(name: string, files: Record<string, Content>): string {
  const root = join(mkdtempSync(join(tmpdir(), 'blockdata-job-')), name);
  mkdirSync(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

/** Files that nobody can read, each bad in its own way. */
const bad: Record<string, Content> = {
  'empty.md': '',
  'program.exe': Uint8Array.from([0x4d, 0x5a, 0, 0]),
  'picture.md': png,
  'picture.png': png,
  'old.doc': 'an old one',
  'macros.docm': 'PK',
  'zeros.txt': Uint8Array.from([65, 0, 66, 0, 0, 67]),
  'no-pdf.pdf': 'This is no PDF.',
  'no-word.docx': 'This is no Word file.',
  'no-ending': 'What am I?',
  'packed.tar.gz': Uint8Array.from([0x1f, 0x8b, 8, 0]),
  'cut-off.zip': Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]),
  'sound.mp3': 'ID3',
  'letter.rtf': '{\\rtf1 hello}',
};
const badInCorpus = [
  'bug53475-password-is-pass.docx',
  'truncated62886.docx',
  'fuzz-6254434927378432.pptx',
  'poc-xmlbomb.xlsx',
  'PasswordSample-256bit.pdf',
  'MissingCatalog.pdf',
];
const mixed = ['docx', 'pptx', 'pdf'];
/** A table without a word in it. */
const wordless = 'table_test.pptx';

/** A hundred files as a job brings them: eighty of many kinds that can be read, twenty that cannot, and litter. */
export function hundred(from: string): { root: string; good: number; bad: number } {
  const files: Record<string, Content> = {
    '.DS_Store': 'x',
    'tables/Thumbs.db': 'x',
    'texts/~$draft.docx': 'x',
  };
  for (const [name, content] of Object.entries(bad)) files[`doubtful/${name}`] = content;
  const real = mixed.flatMap((kind) =>
    readdirSync(join(from, kind))
      .filter((name) => name.endsWith(`.${kind}`) && name !== wordless)
      .map((name) => `${kind}/${name}`),
  );
  const specifications = readdirSync(join(from, 'md-eips')).slice(0, 40);
  const made = 80 - real.length - specifications.length;
  for (let number = 1; number <= made; number++) {
    const kind = ['txt', 'csv', 'html'][number % 3]!;
    files[`made/${number}.${kind}`] = {
      txt: `Note ${number}\n\nEach note has its own number: ${number}.`,
      csv: `name,number\nnote,${number}\n`,
      html: `<h1>Page ${number}</h1><p>A page with the number ${number}.</p>`,
    }[kind]!;
  }
  const root = folder('job', files);
  for (const path of real) cpSync(join(from, path), join(root, path), { recursive: true });
  for (const name of specifications) cpSync(join(from, 'md-eips', name), join(root, 'specifications', name));
  for (const name of badInCorpus) cpSync(join(from, 'hostile', name), join(root, 'doubtful', name));
  return { root, good: 80, bad: Object.keys(bad).length + badInCorpus.length };
}

/** Drags files and folders of the disk over the page and lets them fall, as the browser itself would tell it. */
export async function dragIn(page: Page, paths: string[], then?: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths.map((path) => resolve(path)), dragOperationsMask: 1 };
  const move = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 640, y: 420, data });
  await move('dragEnter');
  await move('dragOver');
  await then?.();
  await move('drop');
  await session.detach();
}
