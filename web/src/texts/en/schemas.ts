import { plural } from 'texts/language';

/** The list of schemas and the page of one; writing one is in `schema-editor`. */
export const schemas = {
  list: {
    title: 'Schemas',
    number: (schemas: number) => plural(schemas, 'schema'),
    new: 'New schema',
    none: 'No schemas yet',
    noneHint:
      'A schema says what is to be found out about each block: its fields become the columns of the review.',
    fromExample: 'Start from an example',
    schema: 'Schema',
    fields: 'Fields',
    id: 'Id',
    whose: 'Whose',
    runs: 'Runs',
    registered: 'Registered',
    actions: 'Actions',
    yours: 'Yours',
    another: 'Another member’s',
    open: 'Open',
    fork: 'Fork',
    delete: 'Delete…',
  },
  page: {
    schemas: 'Schemas',
    delete: 'Delete',
    fork: 'Fork',
    meta: (fields: number, day: string, byAnother: boolean) =>
      `${plural(fields, 'field')} · registered ${day}${byAnother ? ' by another member' : ''}`,
    uses: 'Where it is used',
    asRegistered: 'As registered',
    uid: 'schema_uid',
  },
  fields: { field: 'Field', type: 'Type', meaning: 'Meaning', required: 'required' },
  uses: {
    none: 'No run uses it yet.',
    apply: 'In a project, Apply schema makes runs with it.',
    toProjects: 'Go to the projects',
    project: 'Project',
    documents: 'Documents',
    runs: 'Runs',
    confirmed: 'Confirmed blocks',
    elsewhere: (runs: number) => `${plural(runs, 'run')} in projects that you are not a member of.`,
  },
  kept: {
    another: 'It is another member’s',
    used: (runs: number) => `${plural(runs, 'run uses', 'runs use')} it`,
  },
  deletion: {
    inUse: (schema: string) => `${schema} is in use`,
    close: 'Close',
    usedBy: (runs: number) =>
      `${plural(runs, 'run uses', 'runs use')} it. A schema stays as long as that is so: delete those runs first, or leave it and fork it for what is to come.`,
    title: (schema: string) => `Delete ${schema}?`,
    verb: 'Delete schema',
    warning: 'No run uses it. It can be registered again from the same text, under the same identity.',
  },
};
