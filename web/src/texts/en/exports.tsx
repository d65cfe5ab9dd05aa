import type { ReactNode } from 'react';
import { count, plural } from 'texts/language';

const formats = {
  jsonl: { name: 'JSON Lines', hint: 'For programs: a line a block, with everything that is known of it.' },
  csv: { name: 'CSV', hint: 'For spreadsheets and people: a row a block, a column a field.' },
  parquet: { name: 'Parquet', hint: 'For analysis: the same table, small, with the types of the schema.' },
  duckdb: {
    name: 'DuckDB',
    hint: 'For questions: a database of documents, blocks and values, a view a schema.',
  },
};

const columns = {
  run_id: 'Run ID',
  run_name: 'Name of the run',
  schema_ref: 'Schema',
  model: 'Model',
  heading_path: 'Headings above',
  page_no: 'Page',
};

const statuses = {
  queued: 'Waiting',
  running: 'Being written',
  done: 'Ready',
  failed: 'Failed',
  cancelled: 'Given up',
  expired: 'No longer kept',
};

const strong = (words: string) => <strong>{words}</strong>;

/** "one document", by name, or how many of them. */
function documents(number: number): string {
  return plural(number, 'document');
}

/** The words of exports, in the dialog and in the list of those that were prepared. */
export const exportWords = {
  open: 'Export…',
  title: 'Export',
  close: 'Close',
  views: { label: 'Exports', new: 'New export', recent: 'Recent exports' },

  scope: {
    project: (name: string) => <>All of {strong(name)}</>,
    document: (name: string): ReactNode => <>The document {strong(name)}</>,
    documents: (number: number) => strong(`${documents(number)} of those selected`),
    run: (document: string, run: string | null) => (
      <>
        The document {strong(document)}
        {run && <>, run {strong(run)}</>}
      </>
    ),
    runs: (number: number) => strong(plural(number, 'run')),
    amounts: (documents: number, blocks: number) =>
      `${plural(documents, 'document')}, ${plural(blocks, 'block')}`,
    schema: (ref: string) => `schema ${ref}`,
    chooseSchema: 'Schema',
    noSchema: 'None: the blocks alone',
    unread: (number: number) =>
      `${plural(number, 'document has', 'documents have')} no blocks, and ${number === 1 ? 'is' : 'are'} left out.`,
    withoutRun: (number: number) =>
      `${plural(number, 'document has', 'documents have')} no run with this schema, and ${number === 1 ? 'is' : 'are'} left out.`,
    nothing: 'Nothing here has blocks that could be exported.',
  },

  format: 'Format',
  formats,
  columns: { label: 'Further columns', names: columns },
  bom: { label: 'Byte-order mark', hint: 'For old spreadsheets that show é as Ã©.' },

  include: {
    label: 'Values',
    confirmed: 'Confirmed only',
    confirmedHint: (confirmed: number, blocks: number) =>
      confirmed === blocks
        ? `All ${plural(blocks, 'block')} ${blocks === 1 ? 'has' : 'have'} a confirmed value.`
        : `${count(confirmed)} of ${plural(blocks, 'block')}; the others are there without a value.`,
    staged: 'With staged, marked',
    stagedHint: (staged: number) =>
      staged === 0
        ? 'Nothing is staged at the moment. Each row says its status.'
        : `${count(staged)} more that nobody has confirmed yet. Each row says its status.`,
    none: 'There is no run: the blocks go out without values.',
  },

  layout: {
    label: 'Files',
    merged: 'One file',
    perDocument: 'One file a document',
    perDocumentHint: (number: number) => `A ZIP archive of ${plural(number, 'file')}.`,
    mergedHint: 'Documents one after the other, in the order of their upload.',
  },

  background: {
    label: 'Prepare in the background',
    hint: 'It goes on when you leave. The file waits among the recent exports.',
    large: (from: number) =>
      `From ${plural(from, 'block')} on, exports are always prepared in the background.`,
    whole: 'Such a file can only be fetched once all of it is written.',
    many: 'So many runs at once are always prepared in the background.',
  },

  outcome: (rows: number, format: keyof typeof formats, files: number, size: string | null) => {
    const what = format === 'jsonl' ? plural(rows, 'line') : plural(rows, 'row');
    const where = files === 1 ? 'in one file' : `in ${plural(files, 'file')}`;
    return `${what} ${where}${size === null ? '' : `, about ${size}`}.`;
  },
  cancel: 'Cancel',
  download: 'Download',
  prepare: 'Prepare',
  begun: 'The download has begun.',

  recent: {
    empty: 'No export has been prepared here yet',
    emptyHint: 'What is prepared in the background is listed here, with its file.',
    statuses,
    form: (format: keyof typeof formats, perDocument: boolean, staged: boolean) =>
      [
        formats[format].name,
        perDocument ? 'one file a document' : 'one file',
        staged ? 'with staged' : 'confirmed only',
      ].join(', '),
    written: (written: number, all: number, rows: number) =>
      all === 1
        ? `${plural(rows, 'row')} written`
        : `${count(written)} of ${plural(all, 'document')}, ${plural(rows, 'row')}`,
    progress: (file: string) => `Progress of ${file}`,
    by: (who: string, when: string) => `${who}, ${when}`,
    you: 'You',
    somebody: 'A former member',
    until: (when: string) => `kept until ${when}`,
    lastAttempt: (error: string) => `The last attempt failed, and there is another: ${error}`,
    noReason: 'No reason was given.',
    download: (file: string) => `Download ${file}`,
    cancel: 'Cancel',
    cancelOf: (file: string) => `Cancel ${file}`,
    delete: 'Delete',
    deleteOf: (file: string) => `Delete ${file}`,
    again: 'Try again',
    anew: 'Prepare again',
    againOf: (verb: string, file: string) => `${verb}: ${file}`,
    question: {
      underway: 'Give it up? What is written of it is lost.',
      done: 'Delete the file? It can be prepared again.',
      yesUnderway: 'Give it up',
      yesDone: 'Delete the file',
      no: 'Keep it',
    },
    more: (number: number) => `These are the newest ${count(number)}.`,
  },

  told: {
    ready: (link: ReactNode, size: string | null) => (
      <>
        Your export is ready: {link}
        {size && `, ${size}`}.
      </>
    ),
    failed: (file: string, why: string) => `The export ${file} failed. ${why}`,
    cancelled: (file: string) => `The export ${file} was given up.`,
  },
};
