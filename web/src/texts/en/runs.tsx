import type { ReactNode } from 'react';
import { count } from '../../shared/lib/format';
import { listed, plural } from './language';

const run = { one: 'run' };
const closing = (runs: number) => `Cancel ${plural(runs, 'run')}`;
const deleting = (runs: number) => `Delete ${plural(runs, 'run')}`;

export const runs = {
  /** The one word for a run or a document. */
  standing: {
    cancelled: 'Cancelled',
    paused: 'Paused',
    uploaded: 'Uploaded',
    reading: 'Reading',
    notConverted: 'Not converted',
    notIngested: 'Not ingested',
  },
  filters: {
    working: 'Running',
    waiting: 'Not begun',
    paused: 'Paused',
    staged: 'With staged blocks',
    failed: 'With failed blocks',
    decided: 'All decided',
    cancelled: 'Cancelled',
  },
  /** Who says what applies where a run sets nothing. */
  sources: { schema: 'the schema', platform: 'the platform' },
  money: {
    range: (low: string, high: string) => `${low} to ${high}`,
    notKnown: 'Not known',
    free: 'Free',
    priceNotKnown: 'price not known',
  },
  jobs: {
    pause: { doing: 'Pausing', done: 'paused', ...run },
    resume: { doing: 'Resuming', done: 'resumed', ...run },
    cancel: { doing: 'Cancelling', done: 'cancelled', ...run },
    retry: { doing: 'Trying the failed blocks again in', done: 'tried again', ...run },
    delete: { doing: 'Deleting', done: 'deleted', ...run },
    unknownDocument: 'A document',
  },
  pace: {
    underAMinute: 'under a minute',
    underAMinuteShort: '<1 min',
    about: (time: string) => `about ${time}`,
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number, minutes: number) => (minutes ? `${hours} h ${minutes} min` : `${hours} h`),
    days: (days: number, hours: number) => `${days} d ${hours} h`,
    perHour: (blocks: number) => `${blocks} blocks/h`,
    perMinute: (blocks: number) => `${plural(blocks, 'block')}/min`,
  },
  /** What a decision on many blocks left out. */
  skipped: {
    leftOut: (total: number, reasons: string[]) => `${count(total)} left out: ${reasons.join(', ')}.`,
    changed: (blocks: number) => `${count(blocks)} changed since you saw them`,
    notStaged: (blocks: number) => `${count(blocks)} not staged any more`,
    notClosed: (blocks: number) => `${count(blocks)} open already`,
    invalid: (blocks: number) => `${count(blocks)} not valid under the schema`,
    unknown: (blocks: number) => `${count(blocks)} not known`,
  },
  goesWith: {
    confirmed: (blocks: number) => `${count(blocks)} confirmed`,
    rejected: (blocks: number) => `${count(blocks)} rejected`,
    staged: (blocks: number) => `${count(blocks)} staged`,
    all: listed,
  },
  pauses: {
    noReason: 'No reason was given.',
    byHand: 'Somebody paused it by hand.',
    noKey: 'There is no key for its model.',
    budgetUsedUp: 'A budget is used up.',
  },
  /** A name short enough for a cell; what it means, and whether asking again is likely to help. */
  errorClasses: {
    refused: {
      name: 'Refused',
      hint: 'The model would not answer. Asking the same model again seldom helps; another one may answer.',
    },
    invalid_answer: {
      name: 'Invalid answer',
      hint: 'The answer did not fit the schema, and neither did its repair.',
    },
    broken: { name: 'Unreadable answer', hint: 'What came back was not an answer in the form asked for.' },
    truncated: {
      name: 'Cut off',
      hint: 'The answer did not fit into the tokens allowed. Raise the most tokens per block in the run’s settings.',
    },
    timeout: { name: 'Timed out', hint: 'No whole answer came in time.' },
    throttled: { name: 'Rate limited', hint: 'The provider asked to come back later.' },
    overloaded: { name: 'Provider overloaded', hint: 'The provider could not answer at that time.' },
    unreachable: { name: 'Provider unreachable', hint: 'No connection, or one that broke.' },
    key: { name: 'Key not accepted', hint: 'The provider did not accept the key. See to it first.' },
    model: {
      name: 'No such model',
      hint: 'The provider does not have this model for this key. Choose another.',
    },
    lost: { name: 'Worker lost', hint: 'The worker did not come back from this block.' },
    stopped: { name: 'Worker stopped', hint: 'The worker was stopped while it held this block.' },
    error: { name: 'Worker error', hint: 'Something went wrong on our side.' },
    unknown: { name: 'Other', hint: 'No class was noted.' },
  },
  verbs: {
    pause: 'Pause',
    resume: 'Resume',
    settings: 'Settings…',
    cancel: 'Cancel run…',
  },
  forecast: {
    label: 'What it will cost',
    nothing: 'Nothing to pay',
    nothingHint: 'No block is left to ask about. The settings are for those that come back.',
    free: 'The built-in extractor asks no model.',
    measured: 'Measured on blocks that this schema and model have settled.',
    estimated: 'Estimated from the length of the blocks.',
    size: (blocks: number, calls: number, read: string, written: string) =>
      `${plural(blocks, 'block')} in ${plural(calls, 'call')}, ${read} tokens in, ${written} out.`,
    model: 'Model',
    blocks: 'Blocks',
    cost: 'Cost',
    byRules: 'by how the rules divide the blocks',
    exactWhenSaved: 'The exact forecast is there once the rules are saved.',
    allTo: 'Were all blocks to go to',
    useOffline: 'Use offline instead',
    refused: (why: string) => `What it will cost could not be reckoned: ${why}`,
  },
  figures: {
    rate: 'Rate, last minute',
    measuring: 'measuring',
    ends: 'Ends',
    endNotKnown: 'not known yet',
    spent: 'Spent so far',
    toCome: (blocks: number) => `Still to come, ${plural(blocks, 'block')}`,
    promised: 'Forecast when begun',
    cameTo: (amount: string) => `came to ${amount}`,
    headingFor: (amount: string) => `heading for ${amount}`,
    ofBudget: (spent: string, most: string) => `${spent} of ${most}`,
    budgetSpent: (spent: string, most: string) => `${spent} of ${most} spent`,
    tokens: (calls: number) => `Tokens in ${plural(calls, 'call')}`,
    read: 'Read',
    fromCache: 'From cache',
    intoCache: 'Into cache',
    written: 'Written',
  },
  meter: {
    label: 'Work and cost: ',
    panel: 'Work and cost of this run',
    measuring: 'Measuring…',
    left: (time: string) => `${time} left`,
    costNotKnown: 'cost not known',
    spentOf: (spent: string, budget: string, aside: (words: string) => ReactNode) => (
      <>
        {spent}
        {aside(` of ${budget}`)}
      </>
    ),
    budget: 'Budget of this run',
  },
  failures: {
    retried: (blocks: number) => `${plural(blocks, 'block is', 'blocks are')} tried again.`,
    pendingAgain: (blocks: number) =>
      `${plural(blocks, 'block is', 'blocks are')} pending again: run them when you like.`,
    none: 'Nothing has failed, or it is tried again.',
    inRuns: (runs: number) => `in ${plural(runs, 'run')}`,
    again: 'Try again',
    againOf: (name: string) => `Try again: ${name}`,
    nothingSaid: 'nothing was said',
    fewer: (name: string) => (
      <>
        Fewer<span className="visually-hidden"> examples of {name}</span>
      </>
    ),
    more: (samples: number, name: string) => (
      <>
        {count(samples)} more<span className="visually-hidden"> examples of {name}</span>
      </>
    ),
    reading: 'Reading what failed',
  },
  pausedNotice: {
    named: (name: string) => `“${name}” is paused`,
    one: 'Paused',
    several: (runs: number) => `${plural(runs, 'run')} paused`,
    words: (who: string, why: string, waiting: number) => (
      <>
        <strong>{who}.</strong> {why} {plural(waiting, 'block')} waiting.
      </>
    ),
    offline: 'Run with offline…',
    ownKey: 'Use a key of your own',
    raiseBudget: 'Raise the budget…',
    ownerRaises: 'An owner of the project can raise it.',
    otherModel: 'Choose another model…',
    addKey: 'Add a key',
    seeToKey: 'See to the key',
  },
  confirmDialog: {
    title: 'Confirm all staged',
    confirm: 'Confirm',
    confirmBlocks: (blocks: number) => `Confirm ${plural(blocks, 'block')}`,
    done: (blocks: number) => `${plural(blocks, 'block')} confirmed.`,
    counting: 'Counting…',
    /** `place` is "in this run", "in this project with spec_review". */
    nothing: (place: string) => `Nothing is staged ${place}.`,
    question: (blocks: number, documents: number, place: string) =>
      `${plural(blocks, 'staged block')}${documents > 1 ? ` in ${plural(documents, 'document')}` : ''} ${place} will be confirmed as shown.`,
    later: 'Blocks that change after this count are left for review.',
  },
  cancelDialog: {
    title: (runs: number) => `${closing(runs)}?`,
    verb: closing,
    words:
      'What is staged or confirmed stays and can be read, but exports, progress and confirm-all of the project leave a cancelled run out. Blocks still pending are not worked on any more; applying the schema again makes new runs for these documents. To stop for a while, pause them instead.',
  },
  deleteDialog: {
    title: (runs: number) => `${deleting(runs)}?`,
    verb: deleting,
    verbWithConfirmed: (runs: number, confirmed: number) =>
      `${deleting(runs)} with ${plural(confirmed, 'confirmed block')}`,
    /** `blocks` is "96 confirmed and 4 rejected". */
    blocksGo: (blocks: string, runs: number) =>
      `${blocks} blocks go with ${runs === 1 ? 'it' : 'them'}, and the history of every block. The documents and their blocks stay. This cannot be undone.`,
    historyGoes: (runs: number) =>
      `With ${runs === 1 ? 'it' : 'them'} goes the history of every block. The documents and their blocks stay. This cannot be undone.`,
    confirmed: (blocks: number) => (
      <>
        <strong>{plural(blocks, 'block has', 'blocks have')} been confirmed by a person.</strong> That work
        would be lost for good.
      </>
    ),
  },
  offlineDialog: {
    title: 'Run with offline?',
    verb: (blocks: number) => `Run ${plural(blocks, 'block')} offline`,
    done: (blocks: number) => `Going on with offline: ${plural(blocks, 'block')}.`,
    what: 'The built-in extractor is free and needs no key, and it understands nothing: it fills the fields from the text by rule. What it stages is marked offline wherever it is shown.',
    replaces: (runs: number) =>
      runs === 1
        ? 'The model and the routing rules of this run are replaced. What is staged or confirmed already stays.'
        : 'The models and routing rules of these runs are replaced. What is staged or confirmed already stays.',
  },
  renameDialog: {
    title: 'Rename run',
    verb: 'Save',
    name: 'Name',
    unnamed: 'None: it goes by its schema',
  },
  noSchemaDialog: {
    verb: 'New schema',
    words:
      'There is no schema yet. It says what is to be found out about each block; make one, and you are back here with it.',
  },
  pendingDialog: {
    title: 'Run pending blocks',
    all: (blocks: number) => `Run ${plural(blocks, 'block')}`,
    first: (blocks: number) => `Run the first ${blocks}`,
    done: (blocks: number) => `Working on ${plural(blocks, 'block')}.`,
    nothing: 'Nothing is pending here.',
    words: (blocks: number, runs: number) =>
      `${plural(blocks, 'block')} in ${plural(runs, 'run')}. The work goes on when you leave this page.`,
    differ: 'differ from run to run',
    mixed: 'These runs have different settings. What you change here replaces them in all of them.',
  },
  settingsDialog: {
    titleOne: 'Run settings',
    title: (runs: number) => `Settings of ${plural(runs, 'run')}`,
    save: 'Save settings',
    saveAndResume: 'Save and resume',
    saved: 'Settings saved.',
    resumed: (runs: number) => `${plural(runs, 'run')} going on with the new settings.`,
    mixed: 'These runs have different settings. Saving gives all of them what stands here.',
  },
  settings: {
    title: 'Settings',
    /** The settings on one line. */
    summary: {
      modelFrom: (model: string, source: string) => `${model}, from ${source}`,
      rules: (rules: number) => plural(rules, 'rule'),
      temperature: (temperature: number) => `temperature ${temperature}`,
      budget: (budget: string) => `budget ${budget}`,
    },
    model: 'Model',
    modelPlaceholder: 'As the schema or the platform says',
    temperature: 'Temperature',
    maxTokens: 'Max tokens per block',
    concurrency: 'Calls at once',
    budget: 'Budget in USD',
    noLimit: 'No limit',
    modelHints: {
      offline: 'The built-in extractor: free, no key, no understanding.',
      set: 'Set for this run.',
      applies: (value: string, source: string) => `Not set: ${value} applies, from ${source}.`,
      notSet: 'Not set.',
    },
    hints: {
      set: 'Set for this run',
      from: (source: string) => `From ${source}`,
      notSet: 'Not set',
    },
    models: {
      builtIn: 'Built in, without a key',
      ofSchema: 'Of the schema',
      ofPlatform: 'Of the platform',
      seen: 'Used in this project',
    },
    wrong: {
      tooLong: (most: number) => `At most ${most} characters.`,
      noModel: 'Name a model.',
      notANumber: 'Not a number.',
      notWhole: 'A whole number.',
      least: (least: number) => `At least ${least}.`,
      most: (most: number) => `At most ${count(most)}.`,
    },
  },
  rules: {
    title: 'Routing rules',
    add: 'Add a rule',
    ofSchema: (rules: number) =>
      `None of this run. ${plural(rules, 'rule')} of the schema ${rules === 1 ? 'applies' : 'apply'}.`,
    none: 'All blocks go to the model above. A rule sends some of them to another one.',
    types: (rule: number) => `Kinds of block of rule ${rule}`,
    anyType: 'any kind',
    moveUp: (rule: number) => `Move rule ${rule} up`,
    moveDown: (rule: number) => `Move rule ${rule} down`,
    remove: (rule: number) => `Remove rule ${rule}`,
    /** "up to [any number of] characters, to [Model]" */
    line: (chars: ReactNode, model: ReactNode, word: (words: string) => ReactNode) => (
      <>
        {word('up to')}
        {chars}
        {word('characters, to')}
        {model}
      </>
    ),
    maxChars: (rule: number) => `Most characters of rule ${rule}`,
    anyLength: 'any number of',
    modelOf: (rule: number) => `Model of rule ${rule}`,
    model: 'Model',
  },
};
