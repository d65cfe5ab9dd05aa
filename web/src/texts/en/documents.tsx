import type { ReactNode } from 'react';
import { count } from '../../shared/lib/format';
import { plural } from './language';

/** The keys of a keyboard as people read them. */
const keys = { ctrl: 'Ctrl', shift: 'Shift' };

export const documents = {
  keys,
  /** What goes with a document that is deleted. */
  deletion: (blocks: number, runs: number) => {
    const parts = [
      blocks > 0 && `its ${plural(blocks, 'block')}`,
      runs > 0 && `its ${plural(runs, 'run')} with all that was said in them`,
    ].filter((part) => part !== false);
    const words = parts.length > 0 ? `${parts.join(', ')} and its file go` : 'its file goes';
    return `${words.charAt(0).toUpperCase()}${words.slice(1)} with it. This cannot be undone.`;
  },
  notYet: {
    failed: 'This document could not be read',
    noReason: 'No reason was given.',
    again: 'Try again',
    reading: 'This document is being read',
    readingHint: 'Its blocks appear here by themselves as soon as they are made.',
  },
  /** What the page says in its footer. */
  said: {
    stillReading: 'Blocks are still being read.',
    selectFirst: 'Select staged blocks first, with X or the boxes.',
    notStaged: (block: number) => `Block ${block} is not staged any more. Reopen it to edit it.`,
    editCancelled: (field: string) => `Edit of ${field} cancelled.`,
    takeUpAgain: 'Take it up again',
    noNext: 'Nothing is staged in any other document.',
    goToBlock: 'Go to a block first.',
    linkCopied: (block: number) => `Link to block ${block} copied.`,
    mayNotCopy: 'The browser does not let this page copy.',
    undo: 'Undo',
  },
  toolbar: {
    blocks: (blocks: number) => plural(blocks, 'block'),
    /** Short for characters, beside the size of the file. */
    characters: (characters: number) => `${count(characters)} ch`,
    density: 'Density',
    compact: 'Compact',
    expanded: 'Expanded',
    filter: 'Filter',
    columns: 'Columns',
    export: 'Export',
    reload: 'Reload',
    backTo: (project: string) => `Back to ${project}`,
    projects: 'Projects',
    unnamedRun: 'This run',
  },
  columns: { title: 'Columns', status: 'Status' },
  steps: {
    reject: (blocks: number) => `Reject ${count(blocks)}`,
    confirm: (blocks: number) => `Confirm ${count(blocks)}`,
    confirmNone: 'Confirm',
    confirmShown: (blocks: number) => `Confirm ${count(blocks)} shown`,
    confirmShownReading: 'Confirm shown',
    stillReading: 'Blocks are still being read',
    pause: 'Pause',
    run: 'Run pending',
  },
  more: {
    title: 'More actions',
    back: 'Back',
    report: 'How it was read',
    reportNotes: (notes: number) => `How it was read: ${plural(notes, 'note')}`,
    source: 'Download the upload',
    reload: 'Reload',
    columns: 'Columns',
    compact: 'Compact rows',
    expanded: 'Expanded rows',
    confirmAll: (blocks: number) => `Confirm all ${count(blocks)}…`,
    rejectShown: (blocks: number) => `Reject all ${count(blocks)} shown…`,
    rejectShownReading: 'Reject all shown…',
    rejectStaged: (blocks: number) => `Reject all ${count(blocks)} staged…`,
    setField: (blocks: number) => `Set a field on ${count(blocks)} selected…`,
    giveBack: 'Give selected back to pending',
    failures: 'What failed',
    failuresOf: (blocks: number) => `What failed: ${plural(blocks, 'block')}`,
    keys: 'Keys',
    settings: 'Run settings…',
    trial: (blocks: number) => `Run the first ${blocks} blocks…`,
    pause: 'Pause run',
    resume: 'Resume run',
    cancel: 'Cancel run…',
    deleteRun: 'Delete run…',
    deleteDocument: 'Delete document…',
  },
  runSelector: {
    label: (run: string) => `Run: ${run}`,
    labelNone: 'Run: none',
    newer: 'There is a newer run',
    withNewer: (label: string) => `${label}. There is a newer run.`,
    none: 'No run',
    named: (name: string, schema: string) => `${name}, with ${schema}`,
    worked: (percent: number) => `${percent}% worked`,
    offline: 'offline model',
    blocksOnly: 'Blocks only, no run',
    rename: 'Rename this run…',
    settings: 'Run settings…',
    new: 'New run…',
  },
  failures: {
    title: 'What failed',
    failed: (blocks: number) => plural(blocks, 'block'),
    close: 'Close what failed',
    showAll: 'Show all rows',
    showOnly: 'Show only these rows',
    againAll: 'Try all again',
    block: (block: number) => `Block ${block}`,
  },
  report: {
    title: 'How it was read',
    close: 'Close how it was read',
    tool: 'Read by',
    encoding: 'Encoding',
    pages: 'Pages',
    slides: 'Slides',
    sheets: 'Sheets',
    words: 'Words',
    blocks: 'Blocks',
    fine: 'Nothing was dropped, and nothing is uncertain.',
    byType: 'Blocks by type',
  },
  setField: {
    title: (blocks: number) => `Set a field on ${plural(blocks, 'block')}`,
    verb: (blocks: number) => `Set on ${plural(blocks, 'block')}`,
    close: 'Close',
    field: 'Field',
    empty: 'Empty',
    leaveOut: 'Empty: leave the field out',
    stopping: 'Stopping…',
    working: (tried: number, blocks: number) =>
      `${count(tried)} of ${plural(blocks, 'block')}… Cancel stops it; what is set can be undone.`,
    hint: 'Only staged blocks that are as you see them are changed. Ctrl Z takes it back.',
    json: 'JSON',
  },
  /** What was left out of a change of many blocks. */
  leftovers: {
    title: 'Left out',
    untried: 'not tried',
    changed: 'changed since you were asked',
    unsaved: 'an edit there is not saved yet',
    group: (blocks: number, why: string) => `${plural(blocks, 'block')}, ${why}`,
    blocks: (blocks: number[]) => blocks.map(count).join(', '),
  },
  /** A decision on all that a filter shows, or all that is staged. */
  many: {
    confirm: {
      titleShown: 'Confirm all that the filter shows',
      titleStaged: 'Confirm all staged',
      verb: (blocks: number) => `Confirm ${plural(blocks, 'block')}`,
      working: (asked: number, blocks: number) => `${count(asked)} of ${plural(blocks, 'block')} confirmed…`,
      shown: (blocks: number) =>
        `${plural(blocks, 'staged block')} that the filter lets through will be confirmed. What it hides stays as it is.`,
      staged: (blocks: number) =>
        `${plural(blocks, 'staged block')} of this run will be confirmed, whatever a filter shows.`,
    },
    reject: {
      titleShown: 'Reject all that the filter shows',
      titleStaged: 'Reject all staged',
      verb: (blocks: number) => `Reject ${plural(blocks, 'block')}`,
      working: (asked: number, blocks: number) => `${count(asked)} of ${plural(blocks, 'block')} rejected…`,
      shown: (blocks: number) =>
        `${plural(blocks, 'staged block')} that the filter lets through will be rejected. What it hides stays as it is.`,
      staged: (blocks: number) =>
        `${plural(blocks, 'staged block')} of this run will be rejected, whatever a filter shows.`,
    },
    nothing: 'Nothing of it is staged.',
    changed: (blocks: number) => `${plural(blocks, 'block')} left out: changed since you were asked.`,
    unsaved: (blocks: number) => `${plural(blocks, 'block')} left out: an edit there is not saved yet.`,
    later: 'Blocks that change after this question are left for review. Ctrl Z takes it back.',
  },
  deleteDocument: {
    title: (name: string) => `Delete ${name}?`,
    verb: 'Delete document',
  },
  confirmAll: {
    place: 'in this run',
    stillReading: 'Blocks are still being read; those that are not on the page yet are confirmed too.',
    hidden: (blocks: number) => `Your filter hides ${count(blocks)} of them; they are confirmed too.`,
    unsaved: (edits: number) =>
      `${plural(edits, 'edit is', 'edits are')} not saved: there, what the server has is confirmed, not what you typed.`,
  },
  cancelRun: {
    title: 'Cancel this run?',
    verb: 'Cancel run',
    words:
      'What is staged or confirmed stays and can be read, but exports, progress and confirm-all of the project leave a cancelled run out. Blocks still pending are not worked on any more. To stop for a while, pause it instead.',
  },
  deleteRun: {
    title: 'Delete this run?',
    warning: 'What it says about every block, and the history of that, goes with it.',
    verb: 'Delete run',
  },
  newRun: {
    title: 'New run',
    verb: 'Create run',
    noSchema: (link: (words: string) => ReactNode) => (
      <>There is no schema yet. {link('Register one')} first.</>
    ),
    schema: 'Schema',
    name: 'Name',
    nameOptional: 'Optional',
    later: 'Nothing is sent to a model yet: what it costs is shown before you run it.',
  },
  commands: {
    group: 'Review',
    confirmAll: 'Confirm all staged blocks',
    confirmAllHint: (blocks: number) => `${plural(blocks, 'block')} in this run`,
    confirmShown: 'Confirm all that the filter shows…',
    rejectShown: 'Reject all that the filter shows…',
    rejectAll: 'Reject all staged blocks…',
    setField: 'Set a field on the selected blocks…',
    staged: (blocks: number) => plural(blocks, 'staged block'),
    blocks: (blocks: number) => plural(blocks, 'block'),
    undo: 'Undo the last decision or edit',
    run: 'Run pending blocks',
    pause: 'Pause this run',
    resume: 'Resume this run',
    copyLink: 'Copy a link to this block',
    filter: 'Filter blocks',
    compact: 'Show compact rows',
    expanded: 'Show expanded rows',
    settings: 'Run settings…',
    rename: 'Rename this run…',
    newRun: 'New run…',
    keys: 'All keys',
  },
};
