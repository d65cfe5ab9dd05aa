import type { ReactNode } from 'react';
import { count } from '../../shared/lib/format';
import { listed, plural } from './language';

export const review = {
  /** The keys of a keyboard as people read them. */
  keys: { ctrl: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc', delete: 'Del' },
  /** What the keys of the grid do. */
  does: {
    down: 'Next block',
    up: 'Previous block',
    edit: 'Edit the cell',
    clear: 'Empty the cell',
    confirm: 'Confirm and go on',
    reject: 'Reject and go on',
    reopen: 'Reopen',
    undo: 'Undo the last decision or edit',
    select: 'Select',
    'select-range': 'Select a range',
    'select-all': 'Select all that are shown',
    copy: 'Copy the cell, or the selected rows',
    paste: 'Paste a value into the cell',
    'set-field': 'Set a field on the selected blocks',
    'confirm-all': 'Confirm all staged',
    'confirm-shown': 'Confirm all that the filter shows',
    run: 'Run pending',
    details: 'Details of the block',
    'copy-link': 'Copy a link to the block',
    next: 'Next document with staged blocks',
    export: 'Export…',
    filter: 'Filter',
    'go-projects': 'Go to the projects',
    'go-documents': 'Go to the documents of the project',
    'go-schemas': 'Go to the schemas',
    'go-integrations': 'Go to the integrations',
    'go-settings': 'Go to the settings',
    close: 'Cancel, close',
    help: 'These keys',
  },
  gridName: 'Blocks',
  /** What the grid itself says to screen readers, by the names that its library gives to these texts. */
  grid: {
    ariaSortableColumn: 'Press ENTER to sort',
    ariaHeaderSelection: 'Selection',
    ariaRowSelectAll: 'Select all blocks that are shown',
    ariaRowToggleSelection: 'Select the block',
    ariaRowSelect: 'Press Space to select this block',
    ariaRowDeselect: 'Press Space to deselect this block',
    ariaChecked: 'checked',
    ariaUnchecked: 'unchecked',
    ariaIndeterminate: 'indeterminate',
  },
  keysDialog: {
    title: 'Keys',
    close: 'Close',
    note: 'They work while the grid has the focus. Single letters can be switched off in the settings.',
  },
  columns: { type: 'Type', content: 'Content', status: 'Status' },
  cells: {
    notSaved: (why: string) => `, not saved: ${why}`,
    changed: 'Changed',
    confirm: 'Confirm',
    reject: 'Reject',
    reopen: 'Reopen',
  },
  values: {
    yes: 'Yes',
    no: 'No',
    many: (items: number, first: string) => `${plural(items, 'item')}: ${first}`,
  },
  wrong: {
    notADate: 'Not a date.',
    notYesOrNo: 'Yes or no.',
    notAChoice: 'Not one of the choices.',
    notANumber: 'Not a number.',
    tooLarge: 'Too large.',
    notWhole: 'A whole number.',
    least: (least: number) => `At least ${least}.`,
    most: (most: number) => `At most ${most}.`,
    notJson: 'This is not JSON.',
    oneAtATime: 'Paste one value at a time.',
  },
  editor: {
    /** Which keys end it; `lines`: Enter alone is a new line. */
    hint: (key: (name: string) => ReactNode, lines: boolean) => (
      <>
        {lines && key('Ctrl')}
        {key('Enter')} save {key('Esc')} cancel
      </>
    ),
    range: (least: number, most: number) => `${least} to ${most}`,
    least: (least: number) => `At least ${least}`,
    most: (most: number) => `At most ${most}`,
    setToNull: 'Set to null',
    leaveOut: 'Leave out',
    none: 'None',
    short: { setToNull: 'null', leaveOut: 'leave out' },
  },
  /** A list or an object as a form. */
  form: {
    mode: 'Edit as',
    form: 'Form',
    json: 'JSON',
    mendFirst: 'Mend the JSON first',
    jsonOnly: (why: string) => `As JSON alone: ${why}.`,
    asJson: (field: string) => `${field} as JSON`,
    toMend: (things: number) => `${plural(things, 'thing')} to mend above.`,
    empty: 'Empty',
    choose: 'Choose…',
    optional: 'optional',
    partOf: (field: string, part: string) => `${field}: ${part}`,
    item: (list: string, item: number) => `${list} ${item}`,
    others: (names: ReactNode) => <>Also there, and kept as it is: {names}</>,
    fillIn: 'Fill in',
    emptyFillIn: 'Empty: fill in',
    leaveOut: 'Leave out',
    moveUp: (list: string, item: number) => `Move ${list} ${item} up`,
    moveDown: (list: string, item: number) => `Move ${list} ${item} down`,
    remove: (list: string, item: number) => `Remove ${list} ${item}`,
    add: 'Add',
    addTo: (list: string) => `Add to ${list}`,
  },
  details: {
    block: (block: number) => `Block ${block}`,
    page: (page: number) => `page ${page}`,
    place: (page: number, left: number, top: number) =>
      `Page ${page}, ${left} pt from the left, ${top} pt from the top`,
    copyLink: 'Copy link to this block',
    close: 'Close the details',
    attempts: (attempts: number) => `(${attempts} attempts)`,
    noValue: 'none',
    confirmed: (when: string, who: string | null | undefined) =>
      who ? `confirmed ${when} by ${who}` : `confirmed ${when}`,
    revision: (revision: number) => `revision ${revision}`,
    history: 'History',
    neighbours: 'Neighbours',
    previous: 'Previous:',
    next: 'Next:',
  },
  /** Who answered about a block, and for how much. */
  asked: {
    model: 'Model',
    tokens: 'Tokens',
    tokensOf: (read: number, written: number) => `${count(read)} in, ${count(written)} out`,
    tokensCached: (read: number, cached: number, written: number) =>
      `${count(read)} in (${count(cached)} from cache), ${count(written)} out`,
    cost: 'Cost',
    priceNotKnown: 'price not known',
    attempts: 'Attempts',
    attemptsCalls: (attempts: number, calls: number) => `${count(attempts)}, ${plural(calls, 'call')}`,
    time: 'Time',
  },
  history: {
    reading: 'Reading…',
    none: 'Nothing has happened to this block yet.',
  },
  /** What has happened to a block, by the log's own word for it. */
  happened: {
    staged: 'Staged',
    edited: 'Edited',
    confirmed: 'Confirmed',
    rejected: 'Rejected',
    reopened: 'Reopened',
    claimed: 'Taken up by a worker',
    released: 'Given back',
    retried: 'Tried again',
    failed: 'Failed',
    reaped: 'Given back',
  },
  filter: {
    title: 'Filter blocks',
    text: 'Text',
    placeholder: 'Text in block or values',
    soFar: (shown: number) => `${count(shown)} so far`,
    shown: (shown: number, total: number) => `${count(shown)} of ${count(total)}`,
    close: 'Clear and close the filter',
  },
  nothingShown: {
    title: 'No block matches this filter',
    lookedFor: (text: string, statuses: string[], types: string[]) => {
      const asked = [text && `“${text}”`, statuses.join(' or ').toLowerCase(), types.join(' or ')];
      return `Looked for ${asked.filter(Boolean).join(', ')}.`;
    },
    clear: 'Clear filter',
  },
  footer: {
    staged: (blocks: number) => `${count(blocks)} staged, awaiting review`,
    pending: (blocks: number) => `${count(blocks)} pending`,
    blocks: (blocks: number) => plural(blocks, 'block'),
    reading: 'Reading…',
    readingSoFar: (read: number, total: number) => `Reading… ${count(read)} of ${count(total)}`,
    stopped: (read: number, total: number) => `Reading stopped at ${count(read)} of ${count(total)}`,
    hidden: (blocks: number) => `${count(blocks)} more selected, hidden by the filter`,
    selected: (blocks: number) => `${count(blocks)} selected`,
    readOn: 'Read the rest',
    next: (document: string) => `Next: ${document}`,
    failed: (blocks: number) => `${count(blocks)} failed`,
    move: 'move',
    edit: 'edit',
    confirm: 'confirm',
    reject: 'reject',
    select: 'select',
    keys: 'keys',
    allKeys: 'All keys',
  },
  /** A part of a value that is one of a list. */
  place: { item: (item: number) => `Item ${item}` },
  unsaved: {
    words: (block: number, field: string, why: string, typed: string) => (
      <>
        <strong>
          Block {block}, {field}
        </strong>
        : {why} You typed <q>{typed}</q>
      </>
    ),
    nothing: 'nothing',
    applyMine: 'Apply mine',
    save: 'Save',
    again: 'Try again',
    edit: 'Edit',
    letGo: 'Let it go',
  },
  /** Why something typed is not saved. */
  whyUnsaved: {
    cancelled: 'The edit was cancelled.',
    left: 'The page was left before this was saved.',
    signedOut: 'Your session ended before this was saved.',
    changed: 'It changed while you were editing; what is shown now is the newer state.',
  },
  /** Which blocks: "block 3", "blocks 3, 4 and 9", "blocks 1, 2, 3, 4, 5 and 12 more". */
  blocks: {
    one: (block: number) => `block ${count(block)}`,
    all: (blocks: number[]) => `blocks ${listed(blocks.map(count))}`,
    some: (blocks: number[], more: number) =>
      `blocks ${blocks.map(count).join(', ')} and ${count(more)} more`,
    number: (blocks: number) => plural(blocks, 'block'),
  },
  /** What a decision on blocks says while it is on its way, and when it is done. */
  decisions: {
    confirm: {
      working: (asked: number, blocks: number) => `${count(asked)} of ${plural(blocks, 'block')} confirmed…`,
      done: (blocks: number) => `${plural(blocks, 'block')} confirmed.`,
    },
    reject: {
      working: (asked: number, blocks: number) => `${count(asked)} of ${plural(blocks, 'block')} rejected…`,
      done: (blocks: number) => `${plural(blocks, 'block')} rejected.`,
    },
    'give-back': {
      working: (asked: number, blocks: number) => `${count(asked)} of ${plural(blocks, 'block')} given back…`,
      done: (blocks: number) => `${plural(blocks, 'block')} given back.`,
    },
    reopen: {
      working: (asked: number, blocks: number) => `${count(asked)} of ${plural(blocks, 'block')} reopened…`,
      done: (blocks: number) => `${plural(blocks, 'block')} reopened.`,
    },
  },
  said: {
    hidden: (blocks: number) =>
      `${plural(blocks, 'selected block')} that the filter hides ${blocks === 1 ? 'was' : 'were'} left out.`,
    readsOnly: 'Your role here reads only.',
    stagedOnly: 'Only staged blocks can be edited. Reopen it with U first.',
    needsValue: (field: string) => `${field} must have a value.`,
    wrongFor: (field: string, wrong: string) => `${field}: ${wrong}`,
    nothingToCopy: 'There is nothing to copy here.',
    rowsCopied: (rows: number) => `${plural(rows, 'row')} copied as a table.`,
    cellCopied: 'Cell copied.',
    mayNotCopy: 'The browser does not let this page copy.',
    nothingToUndo: 'Nothing to undo in this visit.',
    confirmsStaged: 'Only staged blocks can be confirmed.',
    nothingToConfirm: 'Nothing to confirm here.',
    nothingToReject: 'Nothing to reject here.',
    rejectsStaged: 'Only staged blocks can be rejected.',
    reopensClosed: 'Only confirmed, rejected and failed blocks can be reopened.',
    editSaved: (block: number) => `Edit of block ${block} saved.`,
    restNotDecided: (why: string) => `The rest was not decided: ${why}`,
    leftOpen: (blocks: number) =>
      `${plural(blocks, 'block')} left out: an edit there is not saved yet. Save it or let it go first.`,
  },
  /** What setting a field on many blocks came to; `blocks` is "blocks 3 and 9". */
  setField: {
    done: (field: string, blocks: number) => `${field} set on ${plural(blocks, 'block')}.`,
    same: (blocks: number) => `${plural(blocks, 'block')} had it already.`,
    leftOut: (groups: { blocks: string; why: string }[]) =>
      `Left out: ${groups.map(({ blocks, why }) => `${blocks}, ${why}`).join('; ')}.`,
    untried: (blocks: number) => `${plural(blocks, 'block')} not tried.`,
    changed: 'changed meanwhile',
  },
  /** What was taken back; `blocks` is "block 3" or "5 blocks". */
  undo: {
    confirm: (blocks: string) => `Confirmation of ${blocks} taken back.`,
    reject: (blocks: string) => `Rejection of ${blocks} taken back.`,
    reopen: (blocks: string) => `Reopening of ${blocks} taken back.`,
    edit: (blocks: string) => `Edit of ${blocks} taken back.`,
    nothing: 'Nothing was taken back.',
    notGivenBack: 'What was given back to pending cannot be taken back.',
    leftOut: (blocks: string) => `Left out, not as it was left: ${blocks}.`,
  },
};
