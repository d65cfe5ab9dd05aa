import type { ReactNode } from 'react';
import { count, plural } from 'texts/language';

/** Who is in a project, who is asked in, and what was done there. */
export const members = {
  title: 'Members',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  since: 'Since',
  you: ' (you)',
  actions: 'Actions',
  roleOf: (name: string) => `Role of ${name}`,
  changed: (name: string, role: string) => `${name} is ${role} now.`,
  remove: 'Remove…',
  handOver: 'Hand the project over…',
  leave: 'Leave the project…',
  invite: 'Invite…',
  lastOwner: 'A project needs an owner. Make somebody else owner first, or hand the project over to them.',
  inviteDialog: {
    title: 'Invite to the project',
    verb: 'Invite',
    email: 'E-mail address',
    role: 'Role',
    roles: { viewer: 'Viewer', reviewer: 'Reviewer', editor: 'Editor', owner: 'Owner' },
    mailed: (email: string) => `An invitation is on its way to ${email}.`,
    alreadyMember: (email: string) => `${email} is a member already. Change the role in the list instead.`,
  },
  linkDialog: {
    title: 'Hand over this link',
    done: 'Done',
    words: (email: ReactNode, day: string) => (
      <>
        No mail is sent here, so give the link to {email} yourself. It works once, for that address, until{' '}
        {day}, and is shown only now.
      </>
    ),
    copy: 'Copy',
    copied: 'Copied.',
    cannotCopy: 'The browser did not allow it. Copy it by hand.',
  },
  invitations: {
    title: 'Pending invitations',
    invitedBy: 'Invited by',
    until: 'Good until',
    expired: 'too old',
    newLink: 'New link',
    newLinkOf: (email: string) => `A new link for ${email}`,
    withdraw: 'Withdraw',
    withdrawOf: (email: string) => `Withdraw the invitation of ${email}`,
    withdrawn: 'The invitation is withdrawn: its link does not work any more.',
  },
  removal: {
    title: (name: string) => `Remove ${name}?`,
    verb: 'Remove from the project',
    words: 'They lose sight of the project at once. What they decided in it stays.',
  },
  leaving: {
    title: (project: string) => `Leave ${project}?`,
    verb: 'Leave the project',
    words: 'You lose sight of it at once, and come back only by an invitation. What you decided in it stays.',
  },
  handingOver: {
    title: (name: string) => `Hand the project over to ${name}?`,
    verb: 'Hand over',
    words: (name: string) =>
      `${name} becomes owner, and you become editor: you no longer decide on members, budget or deletion.`,
  },
  steppingDown: {
    title: 'Give up being owner?',
    verb: (role: string) => `Become ${role}`,
    words: 'You can no longer decide on members, budget or deletion, and only an owner can give it back.',
  },
};

const parts = (...words: (string | false | null | undefined)[]) => words.filter(Boolean).join(' ');

/** What is in the details of an event; every part may be missing. */
interface Told {
  name?: string;
  email?: string;
  role?: string;
  before?: string;
  project?: string;
  document?: string;
  what?: string;
  format?: string;
  documents?: number;
  rows?: number;
  runs?: number;
  confirmed?: number;
  budget?: string | null;
  paused?: boolean;
}

const aDocument = 'a document';
const withConfirmed = (confirmed?: number) =>
  confirmed ? `with ${plural(confirmed, 'confirmed block')}` : false;

export const audit = {
  title: 'Log',
  when: 'When',
  who: 'Who',
  what: 'What',
  from: 'From',
  nobody: 'the installation',
  none: 'Nothing has been done yet',
  noneSuch: 'Nothing like this was done',
  showAll: 'Show all',
  filterKind: 'What was done',
  everything: 'Everything',
  filterPerson: 'Who did it',
  everybody: 'Everybody',
  more: 'Show older ones',
  export: 'Export log',
  csv: 'The whole log as CSV',
  jsonl: 'The whole log as JSON Lines',
  /** For the choice of one kind. */
  kinds: {
    'project-created': 'Project created',
    'project-renamed': 'Project renamed',
    'project-described': 'Description changed',
    'budget-changed': 'Budget changed',
    'member-invited': 'Invited',
    'invitation-withdrawn': 'Invitation withdrawn',
    'member-joined': 'Joined',
    'role-changed': 'Role changed',
    'member-removed': 'Removed',
    'member-left': 'Left',
    'document-downloaded': 'Document downloaded',
    exported: 'Exported',
    'document-deleted': 'Document deleted',
    'run-deleted': 'Run deleted',
    'integration-made': 'Integration made',
    'integration-changed': 'Integration changed',
    'integration-deleted': 'Integration deleted',
  },
  /** Each as the end of a sentence that begins with somebody's name. */
  words: {
    'project-created': ({ project }) => parts('made the project', project && `“${project}”`),
    'project-renamed': ({ before, project }) =>
      parts('renamed the project', before && `“${before}”`, project && `to “${project}”`),
    'project-described': () => 'changed the description',
    'budget-changed': ({ budget }) =>
      budget
        ? `set the budget to ${budget}`
        : budget === null
          ? 'took the budget away'
          : 'changed the budget',
    'member-invited': ({ email, role }) => parts('invited', email, role && `as ${role}`),
    'invitation-withdrawn': ({ email }) => parts('withdrew the invitation', email && `of ${email}`),
    'member-joined': ({ role }) => parts('joined', role && `as ${role}`),
    'role-changed': ({ name, before, role }) =>
      parts('made', name ?? 'somebody', role, before && `(was ${before})`),
    'member-removed': ({ name, role }) => parts('removed', name ?? 'somebody', role && `(${role})`),
    'member-left': () => 'left the project',
    'document-downloaded': ({ document, what }) =>
      parts(
        'downloaded',
        document ? `“${document}”` : aDocument,
        what === 'reconstruction' ? 'as revised' : what === 'representation' && 'as it was read',
      ),
    exported: ({ what, format, documents, rows }) =>
      what === 'audit'
        ? parts('exported this log', format && `as ${format}`)
        : parts(
            'exported',
            documents !== undefined && plural(documents, 'document'),
            rows !== undefined && `(${count(rows)} blocks)`,
            format && `as ${format}`,
          ),
    'document-deleted': ({ document, runs, confirmed }) =>
      parts(
        'deleted',
        document ? `“${document}”` : aDocument,
        !!runs && `and ${plural(runs, 'run')}`,
        withConfirmed(confirmed),
      ),
    'integration-made': ({ name }) => parts('made the integration', name && `“${name}”`),
    'integration-changed': ({ name, paused }) =>
      parts('changed the integration', name && `“${name}”`, paused && '(paused)'),
    'integration-deleted': ({ name }) => parts('deleted the integration', name && `“${name}”`),
    'run-deleted': ({ document, confirmed }) =>
      parts('deleted a run', document && `of “${document}”`, withConfirmed(confirmed)),
  } satisfies Record<string, (told: Told) => string> as Record<string, (told: Told) => string>,
};
