import { beforeEach, describe, expect, it } from 'vitest';
import { noteOpened, openedProjects, recentFirst } from './opened';

beforeEach(() => localStorage.clear());

describe('the projects of a person', () => {
  it('stand by when they were opened last, then by their age', () => {
    noteOpened('ana', 'b');
    noteOpened('ana', 'a');
    noteOpened('ana', 'b');
    const projects = ['a', 'b', 'old', 'new'].map((project_id) => ({
      project_id,
      created_at: project_id === 'new' ? '2026-02-01T00:00:00Z' : '2026-01-01T00:00:00Z',
    }));
    const order = recentFirst(projects, openedProjects('ana')).map(({ project_id }) => project_id);
    expect(order).toEqual(['b', 'a', 'new', 'old']);
  });

  it('are not those that somebody else opened here', () => {
    noteOpened('ana', 'a');
    expect(openedProjects('bea')).toEqual([]);
  });
});
