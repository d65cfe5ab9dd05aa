import { count, plural } from 'texts/language';

export const upload = {
  page: {
    title: (project: string) => `Upload to ${project}`,
    toDocuments: 'To the documents',
    projects: 'Projects',
    here: 'Upload',
    zone: 'Choose what to upload',
    drop: 'Drop files, folders or ZIP archives here',
    kinds: (most: string) =>
      `Word, PowerPoint, Excel, PDF, HTML, CSV, Markdown or text: hundreds at once, up to ${most} each`,
    chooseFiles: 'Choose files',
    chooseFolder: 'Choose folder',
    readOnly: 'You may read this project',
    readOnlyHint: "Uploading needs the editor's role.",
  },
  drop: { title: 'Drop to upload', hint: 'Files, whole folders and ZIP archives' },
  unsent: {
    label: 'Files that were not uploaded',
    summary: (total: number) => (
      <>
        <strong>{plural(total, 'file')}</strong> {total === 1 ? 'was' : 'were'} not uploaded when the page was
        left: choose {total === 1 ? 'it' : 'them'} again
      </>
    ),
    more: (number: number) => `and ${count(number)} more`,
    forget: 'Forget the files that were not uploaded',
  },
  list: {
    title: 'Uploads',
    files: 'Files',
    hideRead: 'Hide the read',
    showAll: 'Show all',
    cancelWaiting: (number: number) => `Cancel ${plural(number, 'waiting', 'waiting')}`,
    retry: (number: number) => `Retry ${number}`,
    close: 'Close the list of uploads',
    resting: (why: string, seconds: number) => `${why}: going on in ${seconds} s`,
    litter: (number: number) => `${plural(number, 'hidden or system file')} left out. `,
    unread: (number: number, first: string[]) =>
      `${plural(number, 'file')} could not be opened by the browser: ${first.join(', ')}${number > first.length ? ' …' : '.'}`,
  },
  file: {
    retry: 'Try again',
    retryOf: (name: string) => `Try ${name} again`,
    cancel: 'Cancel',
    cancelOf: (name: string) => `Cancel ${name}`,
    noReason: 'No reason was given.',
    sameAs: (path: string) => `The same as ${path}`,
    blocks: (number: number) => plural(number, 'block'),
    tried: (times: number) => `Tried ${plural(times, 'time')}`,
    sending: (percent: number) => `Uploading ${percent}%`,
  },
  stages: {
    opening: 'Opening',
    waiting: 'Waiting',
    sending: 'Uploading',
    uploaded: 'Uploaded',
    converting: 'Reading',
    ingested: 'Ingested',
    known: 'Already here',
    twin: 'Same file',
    refused: 'Refused',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  tally: {
    /** "83 of 120 read, 4 failed". */
    busy: (of: { read: number; total: number; failed: number; cancelled: number }) =>
      [`${count(of.read)} of ${count(of.total)} read`, ...unhappy(of)].join(', '),
    /** "116 files read, 5 of them already here, 4 failed". */
    over: (of: { read: number; known: number; failed: number; cancelled: number }) =>
      [
        `${plural(of.read, 'file')} read`,
        ...(of.known > 0 ? [`${count(of.known)} of them already here`] : []),
        ...unhappy(of),
      ].join(', '),
  },
};

function unhappy({ failed, cancelled }: { failed: number; cancelled: number }): string[] {
  return [
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
    ...(cancelled > 0 ? [`${count(cancelled)} cancelled`] : []),
  ];
}
