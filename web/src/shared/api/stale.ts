import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';

export type Stale = readonly InvalidateQueryFilters[];

/** The lists that events are patched into. */
export type Listed = 'documents' | 'runs';

const everywhere = (...names: string[]): Stale => names.map((name) => ({ queryKey: [name] }));
const inProject = (projectId: string, ...names: string[]): Stale =>
  names.map((name) => ({ queryKey: [name, projectId] }));

/** What of all that was read is no longer so, after what was done or heard of: nobody else lists it. */
export const after = {
  /** One is in more projects, or in fewer. */
  projectsChanged: () => everywhere('projects', 'standings'),
  /** Its words, or its budget, which stops runs and lets them go on. */
  projectChanged: (projectId: string): Stale => [
    ...everywhere('projects'),
    ...inProject(projectId, 'project', 'costs', 'runs', 'progress'),
  ],
  projectDoubted: (projectId: string) => inProject(projectId, 'project'),

  /** What one may do oneself may be another thing from now on. */
  rightsChanged: (projectId: string): Stale => [
    ...everywhere('projects'),
    ...inProject(projectId, 'project'),
  ],
  membersChanged: (projectId: string) => inProject(projectId, 'members'),
  /** The same for an owner, who alone may ask for the rest. */
  membersChangedFor: (projectId: string) => inProject(projectId, 'members', 'invitations', 'audit'),

  documentsArrived: (projectId: string) => inProject(projectId, 'documents'),
  documentsChanged: (projectId: string) => inProject(projectId, 'documents', 'document', 'runs', 'progress'),
  documentMoved: (projectId: string, sourceUid: string): Stale => [
    { queryKey: ['document', projectId, sourceUid] },
  ],
  /** Their runs go with them. */
  documentsDeleted: (projectId: string): Stale => [
    ...inProject(projectId, 'documents', 'document'),
    ...runsInAll(projectId),
  ],

  runsMade: (projectId: string) => inProject(projectId, 'runs', 'progress', 'forecast'),
  /** They were sent to work, stopped, tried again, set anew or deleted. */
  runsChanged: (projectId: string) => runsInAll(projectId),
  runRenamed: (projectId: string) => inProject(projectId, 'runs', 'run'),
  runsCounted: (projectId: string) => inProject(projectId, 'runs', 'run', 'progress'),
  /** Events have told what could not be patched into it. */
  listOutrun: (projectId: string, list: Listed) => inProject(projectId, list),
  progressMade: (projectId: string) => inProject(projectId, 'progress'),
  /** What an event of a run does not carry. */
  moneySpent: (projectId: string) => inProject(projectId, 'run', 'costs', 'errors'),
  eventsMissed: (projectId: string): Stale => [
    ...inProject(projectId, 'project', 'documents', 'document'),
    ...inProject(projectId, 'runs', 'run', 'progress', 'costs', 'errors'),
  ],

  exportsChanged: (projectId: string) => inProject(projectId, 'exports'),

  integrationsChanged: (projectId: string) => inProject(projectId, 'integrations', 'deliveries'),
  /** The list alone: nobody asks for what is gone. */
  integrationDeleted: (projectId: string): Stale => [{ queryKey: ['integrations', projectId], exact: true }],

  schemasChanged: () => everywhere('schemas'),
  schemaUsed: (schemaId: string): Stale => [{ queryKey: ['schema-uses', schemaId] }],

  noticesChanged: () => everywhere('notices'),

  accountRenamed: () => everywhere('account', 'account-events', 'members'),
  waysInChanged: () => everywhere('account', 'account-events'),
  /** Every other session ends. */
  passwordChanged: () => everywhere('account', 'account-events', 'sessions'),
  sessionsEnded: () => everywhere('sessions', 'account-events'),
  tokensChanged: () => everywhere('tokens', 'account-events'),
  /** A forecast says where a key is missing. */
  modelKeysChanged: () => everywhere('model-keys', 'account-events', 'forecast'),
  pricesChanged: (): Stale => [{ queryKey: ['operator', 'prices'] }, ...everywhere('forecast')],
};

function runsInAll(projectId: string): Stale {
  return inProject(projectId, 'runs', 'run', 'progress', 'errors', 'forecast');
}

/** What somebody looks at is asked for at once, the rest when it is looked at next. */
export async function readAgain(queries: QueryClient, stale: Stale): Promise<void> {
  await Promise.all(stale.map((filter) => queries.invalidateQueries(filter)));
}
