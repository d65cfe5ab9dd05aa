import { count, plural } from 'texts/language';

const statuses = {
  pending: 'Pending',
  claimed: 'Running',
  ai_complete: 'Staged',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  failed: 'Failed',
};

/** The words of lists, dialogs and signs that several features use, and the first page does not. */
export const sharedParts = {
  statuses,
  /** "4,980 confirmed, 24 staged", in the order in which they are given. */
  counted: (counts: [keyof typeof statuses, number][]) =>
    counts.map(([status, number]) => `${count(number)} ${statuses[status].toLowerCase()}`).join(', '),
  noBlocks: 'no blocks yet',
  /** "All decided: 4,980 confirmed, 24 rejected". */
  allDecided: (confirmed: number, rejected: number) => {
    const parts = [
      confirmed > 0 && `${count(confirmed)} confirmed`,
      rejected > 0 && `${count(rejected)} rejected`,
    ];
    return `All decided: ${parts.filter(Boolean).join(', ')}`;
  },
  offline: {
    word: 'offline model',
    title: 'Made by the built-in offline extractor, not by a language model',
  },
  breadcrumb: 'Breadcrumb',
  live: { live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline' },
  liveWith: (word: string, extra: string) => `${word}, ${extra}`,
  dialog: { close: 'Close', cancel: 'Cancel' },
  deletion: {
    verbWithConfirmed: (verb: string, confirmed: number) =>
      `${verb} with ${plural(confirmed, 'confirmed block')}`,
    wouldBeLost: (confirmed: number) => (
      <>
        <strong>{plural(confirmed, 'block has', 'blocks have')} been confirmed by a person.</strong> That work
        would be lost for good.
      </>
    ),
    known: (confirmed: number) =>
      `I know that ${plural(confirmed, 'confirmed block goes', 'confirmed blocks go')}`,
    gone: 'It was not there any more: somebody else had deleted it.',
    typeToGoOn: (typed: string) => `Type “${typed}” to go on`,
  },
  jobs: {
    stopping: 'Stopping…',
    stop: 'Cancel',
    close: 'Close this list',
    fold: 'Fold this list',
    unfold: 'Open this list',
    progress: (settled: number, total: number) => `${count(settled)} of ${count(total)}`,
    leftOut: 'What was left out',
    copy: 'Copy list',
    copied: 'Copied',
    cannotCopy: 'The browser does not allow it',
    leftOutLine: (name: string, why: string) => `${name}: ${why}`,
  },
  table: {
    keys: (table: string) => `In the table: ${table.toLowerCase()}`,
    selectAll: 'Select all',
    selectNone: 'Select none',
    actions: 'Actions',
    actionsFor: (row: string) => `Actions for ${row}`,
    selected: 'What is selected',
    selectRow: 'Select the row',
    selectTo: 'Select up to here',
    up: 'To the row above',
    down: 'To the row below',
    selectAlong: 'Select on the way',
  },
};
