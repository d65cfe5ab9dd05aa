import { count, plural } from 'texts/language';
import { sharedParts } from 'texts/shared-parts';

/** The page of one project: its documents, runs and members, and what can be done with them. */
export const project = {
  views: {
    label: 'Views of the project',
    documents: 'Documents',
    runs: 'Runs',
    members: 'Members',
    integrations: 'Integrations',
    audit: 'Log',
  },
  toolbar: {
    projects: 'Projects',
    documents: (documents: number) => plural(documents, 'document'),
    upload: 'Upload',
    apply: 'Apply schema',
    pause: 'Pause',
    run: 'Run pending',
    confirm: (blocks: number) => `Confirm ${count(blocks)}`,
    confirmNone: 'Confirm staged',
    more: 'More actions',
    uploadFiles: 'Upload files…',
    uploadFolder: 'Upload a folder…',
    uploadPage: 'Upload page',
    applySchema: 'Apply schema…',
    edit: 'Edit project and budget…',
    failures: 'What failed',
    settings: (runs: number) => `Settings of ${plural(runs, 'run')}…`,
    trial: (blocks: number) => `Run the first ${blocks} blocks`,
    pauseRuns: (runs: number) => `Pause ${plural(runs, 'run')}`,
    resumeRuns: (runs: number) => `Resume ${plural(runs, 'run')}`,
    cancelRuns: (runs: number) => `Cancel ${plural(runs, 'run')}…`,
    delete: 'Delete project…',
    export: 'Export',
    zip: 'ZIP, one file per document',
  },
  commands: {
    group: 'Project',
    confirm: 'Confirm all staged blocks',
    confirmHint: (blocks: number) => `${plural(blocks, 'block')} in this project`,
    run: 'Run pending blocks…',
    failures: 'Show what failed',
    blocks: (blocks: number) => plural(blocks, 'block'),
    apply: 'Apply a schema…',
    export: 'Export confirmed as JSONL',
    documents: 'Show the documents',
    runs: 'Show all runs',
    members: 'Show the members',
    integrations: 'Show the integrations',
    audit: 'Show the log',
  },
  progress: {
    title: 'Progress',
    schema: 'Schema',
    /** The name of the schema follows each of these. */
    confirmedWith: (confirmed: number, total: number) =>
      `${count(confirmed)} of ${plural(total, 'block')} confirmed with`,
    decidedWith: (decided: number, total: number, rejected: number) =>
      `${count(decided)} of ${plural(total, 'block')} decided, ${count(rejected)} of these rejected, with`,
    allDecidedWith: (confirmed: number, rejected: number) =>
      `${sharedParts.allDecided(confirmed, rejected)} with`,
    working: (runs: number) => `${plural(runs, 'run')} working`,
    running: (blocks: number) => `${count(blocks)} running`,
    failures: 'What failed',
  },
  work: {
    working: (runs: number) => `${plural(runs, 'run')} working`,
    paused: (runs: number) => `${plural(runs, 'run')} paused`,
    nothing: 'Nothing is being worked on',
    all: 'All blocks are worked on',
    measuring: 'measuring…',
    leftUntil: (left: string, end: string) => `${left} left, until ${end}`,
    budget: 'Budget of the project',
    budgetSpent: (spent: string, budget: string) => `${spent} of ${budget} spent`,
    cost: 'Cost: ',
    costOf: (spent: string, budget: string) => (
      <>
        {spent} <span>of {budget}</span>
      </>
    ),
    spent: (amount: string) => (
      <>
        {amount} <span>spent</span>
      </>
    ),
    costUnknown: 'Cost not known',
    panel: 'Work and cost of this project',
    withSchema: (schema: string) => `With ${schema}`,
    thisSchema: 'This schema',
    wholeBudget: 'Budget of the whole project',
    whole: (cost: string, unpriced: number) =>
      unpriced > 0
        ? `The whole project, deleted runs included: ${cost}, and ${plural(unpriced, 'call')} without a known price.`
        : `The whole project, deleted runs included: ${cost}.`,
  },
  failures: {
    title: 'What failed',
    blocks: (blocks: number) => plural(blocks, 'block'),
    retryAll: 'Try all again',
    close: 'Close what failed',
    aDocument: 'a document',
    block: (place: number) => `Block ${place}`,
    blockOf: (document: string, place: number) => `${document}, block ${place}`,
  },
  documents: {
    title: 'Documents',
    document: 'Document',
    type: 'Type',
    blocks: 'Blocks',
    status: 'Status',
    progress: 'Progress',
    staged: 'Staged',
    none: 'No documents yet',
    noneHint:
      'Drop Word, PowerPoint, Excel, PDF, HTML, CSV, Markdown or text files anywhere on this page, with their folders or as a ZIP archive, or choose them.',
    chooseFiles: 'Choose files',
    chooseFolder: 'Choose folder',
    select: (document: string) => `Select ${document}`,
    ingested: 'Ingested',
    notes: (notes: number) => plural(notes, 'note'),
    notesTitle: 'What was dropped or is uncertain about this document',
    selected: (documents: number) => `${plural(documents, 'document')} selected`,
    selectedCommands: (documents: number) => `Selected: ${plural(documents, 'document')}`,
  },
  documentActs: {
    download: 'Download the upload',
    retry: 'Try again',
    rename: 'Rename…',
    delete: 'Delete…',
    apply: 'Apply schema…',
    /** The number where it is not all of those selected. */
    readAgain: (some: number | null) => (some === null ? 'Read again' : `Read ${count(some)} again`),
    readAgainJob: { doing: 'Sending to be read again', done: 'being read again', one: 'document' },
  },
  documentRenaming: { title: 'Rename document', verb: 'Save', name: 'Title' },
  documentDeletion: {
    title: (document: string) => `Delete ${document}?`,
    verb: 'Delete document',
    titleMany: (documents: number) => `Delete ${plural(documents, 'document')}?`,
    verbMany: (documents: number, confirmed: number) =>
      confirmed > 0
        ? `Delete ${plural(documents, 'document')} with ${plural(confirmed, 'confirmed block')}`
        : `Delete ${plural(documents, 'document')}`,
    job: { doing: 'Deleting', done: 'deleted', one: 'document' },
    /** "3 documents with 412 blocks go, and 5 runs with 96 confirmed blocks. This cannot be undone." */
    warning: (of: { documents: number; blocks: number; runs: number; decided: string }) => {
      const documents = plural(of.documents, 'document');
      const files = of.blocks > 0 ? `${documents} with ${plural(of.blocks, 'block')}` : documents;
      const decided = of.decided ? ` with ${of.decided} blocks` : '';
      const runs = of.runs > 0 ? `, and ${plural(of.runs, 'run')}${decided}` : '';
      const go = of.documents === 1 && of.runs === 0 ? 'goes' : 'go';
      return `${files} ${go}${runs}. This cannot be undone.`;
    },
  },
  apply: {
    title: 'Apply a schema',
    titleTo: (documents: number) => `Apply a schema to ${plural(documents, 'document')}`,
    verb: (runs: number) => `Make ${plural(runs, 'run')}`,
    verbUncounted: 'Make runs',
    schema: 'Schema',
    counting: 'Counting…',
    runs: (documents: number, blocks: number, leftOut: number) => {
      const runs = `Runs for ${plural(documents, 'document')}, ${plural(blocks, 'block')}.`;
      return leftOut > 0
        ? `${runs} ${plural(leftOut, 'document')} left out: not ingested, or already run.`
        : runs;
    },
    allRun: 'Every ingested document already has a run for this schema.',
    noneWaits: 'None of the selected documents waits for a run with this schema.',
    startAtOnce: 'Start working at once',
    made: (runs: number, blocks: number, working: boolean) =>
      `${plural(runs, 'run')} made for ${plural(blocks, 'block')}${working ? ', working' : ''}.`,
    earlier: (blocks: number, start: boolean) =>
      `${plural(blocks, 'block')} of these ${blocks === 1 ? 'waits' : 'wait'} in earlier runs${start ? ', which go on as well.' : '.'}`,
    job: { doing: 'Making runs for', done: 'given a run', one: 'document' },
    nothingSent: 'Nothing is sent to a model yet: what it costs is shown before you run it.',
  },
  confirm: {
    place: (schema: string) => `in this project with ${schema}`,
    thisSchema: 'this schema',
    stillStaged: (blocks: number) => `${plural(blocks, 'block is', 'blocks are')} still staged.`,
  },
  runPending: {
    bare: (documents: number) =>
      `The figure includes ${plural(documents, 'document')} without a run, which ${documents === 1 ? 'is' : 'are'} not run now.`,
  },
  runs: {
    title: 'Runs',
    document: 'Document',
    name: 'Name',
    schema: 'Schema',
    model: 'Model',
    status: 'Status',
    progress: 'Progress',
    cost: 'Cost',
    made: 'Made',
    select: (run: string, schema: string) => `Select ${run}, ${schema}`,
    open: 'Open',
    none: 'No runs yet',
    noneHint:
      'A run is one schema applied to one document. Apply a schema to the documents, and each has its run here.',
    noneSuch: 'No run is like this',
    showAll: 'Show all runs',
    selected: (runs: number) => `${plural(runs, 'run')} selected`,
    selectedCommands: (runs: number) => `Selected: ${plural(runs, 'run')}`,
    filterSchema: 'Schema',
    allSchemas: 'All schemas',
    filterStatus: 'Status',
    everyStatus: 'Every status',
    aDocument: 'A document',
  },
  /** With a number where they concern not all of the runs that are selected. */
  runActs: {
    pause: (some: number | null) => (some === null ? 'Pause' : `Pause ${count(some)}`),
    resume: (some: number | null) => (some === null ? 'Resume' : `Resume ${count(some)}`),
    retry: (some: number | null) => (some === null ? 'Retry failed' : `Retry failed ${count(some)}`),
    cancel: (some: number | null) => (some === null ? 'Cancel…' : `Cancel ${count(some)}…`),
    delete: 'Delete…',
    run: 'Run pending…',
    rename: 'Rename…',
    settings: 'Settings…',
    export: 'Export confirmed as JSONL',
  },
  members: { former: 'A former member' },
};
