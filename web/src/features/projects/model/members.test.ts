import { describe, expect, it } from 'vitest';
import type { ProjectMember } from '../../../shared/api/types';
import { inRank, namesOf } from './members';

const member = (display_name: string, role: ProjectMember['role']): ProjectMember => ({
  user_id: display_name.toLowerCase(),
  display_name,
  email: 'someone@example.org',
  role,
  created_at: '2026-01-01T00:00:00Z',
});

describe('the members of a project', () => {
  it('stand by what they may do, then by name', () => {
    const members = [
      member('Zoe', 'viewer'),
      member('Cem', 'editor'),
      member('Bea', 'owner'),
      member('Ana', 'editor'),
    ];
    expect(inRank(members).map(({ display_name }) => display_name)).toEqual(['Bea', 'Ana', 'Cem', 'Zoe']);
  });

  it('are named where they did something, as long as they are members', () => {
    const name = namesOf([member('Bea', 'owner')]);
    expect(name('bea')).toBe('Bea');
    expect(name('gone')).toBe('A former member');
    expect(namesOf(undefined)('bea')).toBe('');
  });
});
