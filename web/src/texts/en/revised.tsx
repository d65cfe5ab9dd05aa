import { count, plural } from 'texts/language';

const types: Record<string, string> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  list_item: 'a list item',
  code_block: 'a code block',
  table: 'a table',
  blockquote: 'a quotation',
  divider: 'a divider',
  html_block: 'HTML',
  front_matter: 'front matter',
  checkbox: 'a checkbox',
  other: 'part of a block that reaches beyond it',
};

/** The words of the revised document and of what is different in it. */
export const revisedWords = {
  open: 'Revised document',
  title: 'Revised document',
  pageTitle: (title: string) => `${title}, revised`,
  projects: 'Projects',
  run: 'Run',
  download: 'Download',
  backToDocument: 'To the document',

  /** Why there can be none; the server has the last word, and these are what is known before it is asked. */
  not: {
    title: 'Not available for this run',
    noRun: 'There is no run whose confirmed values could revise the document.',
    noField: 'Not available for this run: the schema has no revised_content.',
    noText: 'Not available for this run: revised_content is no text in its schema.',
    noRanges: 'Only Markdown and plain text can be put together again.',
    noRunTitle: 'No run revises this document',
  },
  nothing: {
    title: 'Nothing is revised yet',
    hint: 'A block is revised when a value of revised_content that differs from its text is confirmed. Until then the download is the document as it was.',
  },
  noneDoubtful: {
    title: 'No revision is doubtful',
    hint: 'Each new text is still one block of its kind, and headings, lists and references around it are what they were.',
  },

  figures: {
    label: 'What is different',
    revised: (number: number) => (number === 1 ? 'block revised' : 'blocks revised'),
    removed: 'of them removed',
    unchanged: 'confirmed as they stand',
    refused: 'no text, left as they were',
    doubtful: 'doubtful',
    untouched: 'not revised',
    before: 'before',
    after: 'after',
    noAfter: 'no result',
    exactly: (bytes: number) => plural(bytes, 'byte'),
  },
  view: { label: 'How changes are shown', inline: 'Inline', side: 'Side by side' },
  command: {
    download: 'Download the revised document',
    inline: 'Show changes inline',
    side: 'Show changes side by side',
  },
  doubtfulOnly: (number: number) => `Doubtful only (${count(number)})`,
  searching: (found: number, all: number) => `${count(found)} of ${count(all)} found so far`,
  list: 'Revised blocks',
  more: 'Reading more…',

  conflict: {
    title: 'There is no file to download.',
    hint: 'Two revised blocks are of the same bytes, and not both can be done. Reject one of them; which they are is said below.',
  },
  changed: { words: 'Something in this run has changed since this was read.', again: 'Read again' },

  block: (index: number) => `Block ${count(index + 1)}`,
  removed: 'Removed',
  refused: 'No text',
  doubtful: 'Doubtful',
  before: 'Before',
  after: 'After',
  becomes: (of: string[]) => {
    const names = of.map((type) => types[type] ?? type.replaceAll('_', ' ')).join(', ');
    return of.length === 1
      ? `It is read as ${names}.`
      : `It is read as ${count(of.length)} blocks: ${names}.`;
  },
  concerned: 'Blocks concerned:',
  further: (number: number) => `and ${count(number)} more`,
};
