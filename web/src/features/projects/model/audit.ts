import { audit as t } from 'texts/members';
import { projects } from 'texts/projects';
import type { AuditEvent } from '../../../shared/api/accountTypes';
import type { Role } from '../../../shared/api/types';
import { asLabel, usd } from '../../../shared/lib/format';

/** The kinds of which one can be asked for. */
export const auditKinds = Object.entries(t.kinds).map(([value, label]) => ({ value, label }));

/** What somebody did, in words; documents that still stand go by their titles. A kind that is new is told by its name. */
export function auditWords(
  { kind, detail: told }: AuditEvent,
  titleOf: (sourceUid: string) => string | undefined,
) {
  const text = (name: string) => (typeof told[name] === 'string' ? told[name] : undefined);
  const number = (name: string) => (typeof told[name] === 'number' ? told[name] : undefined);
  const role = (name: string) => {
    const word = text(name);
    return word !== undefined && Object.hasOwn(projects.roles, word) ? projects.roles[word as Role] : word;
  };
  const uid = text('source_uid');
  const budget = told.budget_usd;
  return (
    t.words[kind]?.({
      name: text('display_name') ?? text('name'),
      email: text('email'),
      role: role('role'),
      before: role('before'),
      project: text('project_name'),
      document: text('doc_title') ?? (uid === undefined ? undefined : titleOf(uid)),
      what: text('what'),
      format: text('format'),
      documents: number('documents'),
      rows: number('rows'),
      runs: number('runs'),
      confirmed: number('confirmed'),
      paused: told.paused === true,
      budget: typeof budget === 'number' ? usd(budget) : budget === null ? null : undefined,
    }) ?? asLabel(kind).toLowerCase()
  );
}
