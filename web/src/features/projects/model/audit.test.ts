import { describe, expect, it } from 'vitest';
import { audit } from 'texts/members';
import type { AuditEvent } from '../../../shared/api/accountTypes';
import { auditKinds, auditWords } from './audit';

const words = (kind: string, detail: AuditEvent['detail'] = {}) =>
  auditWords(
    { event_id: 1, at: '2026-11-27T00:00:00Z', kind, detail, actor: 'u', actor_name: 'Ana', address: null },
    (uid) => (uid === 's1' ? 'Lease' : undefined),
  );

describe('what was done in a project', () => {
  it.each<[string, AuditEvent['detail'], string]>([
    ['member-invited', { email: 'ben@example.org', role: 'reviewer' }, 'invited ben@example.org as reviewer'],
    [
      'role-changed',
      { display_name: 'Ben', before: 'viewer', role: 'owner', user_id: 'x' },
      'made Ben owner (was viewer)',
    ],
    ['document-downloaded', { source_uid: 's1', what: 'source' }, 'downloaded “Lease”'],
    ['document-downloaded', { doc_title: 'Deed', what: 'reconstruction' }, 'downloaded “Deed” as revised'],
    [
      'document-deleted',
      { source_uid: 'gone', runs: 2, confirmed: 1 },
      'deleted a document and 2 runs with 1 confirmed block',
    ],
    [
      'exported',
      { documents: 3, rows: 5012, format: 'jsonl' },
      'exported 3 documents (5,012 blocks) as jsonl',
    ],
    ['exported', { what: 'audit', format: 'csv' }, 'exported this log as csv'],
    ['budget-changed', { budget_usd: 6 }, 'set the budget to $6.00'],
    ['budget-changed', { budget_usd: null }, 'took the budget away'],
    ['integration-made', { name: 'Search index', paused: false }, 'made the integration “Search index”'],
    [
      'integration-changed',
      { name: 'Search index', paused: true },
      'changed the integration “Search index” (paused)',
    ],
    ['project-renamed', { before: 'A', project_name: 'B' }, 'renamed the project “A” to “B”'],
  ])('%s with %j reads as a sentence', (kind, detail, told) => expect(words(kind, detail)).toBe(told));

  it('is told without what the log does not say, and by its name where it is new', () => {
    expect(words('member-invited', {})).toBe('invited');
    expect(words('webhook-made')).toBe('webhook made');
  });

  it('has words for each kind that can be asked for', () => {
    expect(Object.keys(audit.words).sort()).toEqual(auditKinds.map(({ value }) => value).sort());
  });
});
