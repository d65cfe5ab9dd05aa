import { plural } from 'texts/language';

/** The list of projects, the dialogs about a project as a whole, and its documents in the frame. */
export const projects = {
  roles: { viewer: 'viewer', reviewer: 'reviewer', editor: 'editor', owner: 'owner' },
  /** What each may do, in one line. */
  roleMay: {
    viewer: 'Sees everything in the project, and exports it.',
    reviewer: 'Sees everything, and edits, confirms and rejects what models answered.',
    editor: 'Does what a reviewer does, uploads and deletes documents, and has models work.',
    owner: 'Does everything, decides on members and budget, and reads the log.',
  },
  page: {
    title: 'Projects',
    number: (projects: number) => plural(projects, 'project'),
    new: 'New project',
    none: 'No projects yet',
    noneHint: 'A project holds documents that are reviewed together.',
    project: 'Project',
    description: 'Description',
    documents: 'Documents',
    staged: 'Staged',
    failed: 'Failed',
    role: 'Role',
    created: 'Created',
    actions: 'Actions',
    actionsFor: (project: string) => `Actions for ${project}`,
    edit: 'Edit…',
    delete: 'Delete…',
  },
  waiting: {
    title: 'Waiting for review',
    sum: (blocks: number, projects: number) => `${plural(blocks, 'block')} in ${plural(projects, 'project')}`,
    staged: (blocks: number) => `${plural(blocks, 'block')} staged`,
  },
  dialog: {
    newTitle: 'New project',
    editTitle: 'Edit project',
    create: 'Create project',
    save: 'Save',
    name: 'Name',
    description: 'Description',
    optional: 'Optional',
    budget: 'Budget in USD',
    noLimit: 'No limit',
    wrongAmount: 'An amount of at least 0.',
    spentUnknown: 'Spent so far: …',
    spent: (amount: string, unpriced: boolean, usedUp: boolean) => (
      <>
        Spent so far: <strong>{amount}</strong>
        {unpriced && ', not counting calls whose price is not known'}.{' '}
        {usedUp ? 'Its runs pause until there is room.' : 'Runs pause when it is used up.'}
      </>
    ),
    spentOf: (spent: string, budget: string) => `${spent} of ${budget}`,
    budgetMeter: 'Budget of the project',
    budgetSpent: (amount: string) => `${amount} spent`,
  },
  deletion: {
    title: (project: string) => `Delete ${project}?`,
    verb: 'Delete project',
    warning: (documents: number, runs: number) =>
      `Its ${plural(documents, 'document')} and ${plural(runs, 'run')} go with it, their files, and all that was said about their blocks. This cannot be undone.`,
    warningUncounted:
      'Its documents and runs go with it, their files, and all that was said about their blocks. This cannot be undone.',
  },
  gone: 'This project is not there any more',
  elsewhere: { title: 'Not found in this project', back: 'To the project' },
  sidebar: {
    label: (project: string) => `Documents of ${project}`,
    filter: 'Filter documents',
    /** Said after the title of a document. */
    standing: (word: string) => `, ${word.toLowerCase()}`,
    none: 'No document is named so.',
    more: (documents: number) => `${plural(documents, 'more')}: filter to find them`,
  },
};
