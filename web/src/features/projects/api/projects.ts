import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../../shared/api/answer';
import { all, get, patch, post, remove } from '../../../shared/api/client';
import type { Project, ProjectMember, Standing } from '../../../shared/api/types';

export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) => all<Project>('/projects', {}, signal),
});

/** Read again while the page is open: work goes on in projects that nobody looks at. */
export const standingsQuery = queryOptions({
  queryKey: ['standings'],
  queryFn: ({ signal }) => all<Standing>('/standings', {}, signal),
  staleTime: 0,
  refetchInterval: 15_000,
});

export function projectQuery(projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => get<Project>(`/projects/${projectId}`, undefined, signal),
    staleTime: 60_000,
  });
}

export function useProject(projectId: string) {
  return useQuery(projectQuery(projectId));
}

export function membersQuery(projectId: string) {
  return queryOptions({
    queryKey: ['members', projectId],
    queryFn: ({ signal }) => all<ProjectMember>(`/projects/${projectId}/members`, {}, signal),
    staleTime: 60_000,
  });
}

export type ProjectWords = Answer<
  'ProjectChange',
  {
    /** An owner's alone: null takes it away, left out it stays. */
    budget_usd?: number | null;
  }
>;

export function createProject(words: ProjectWords): Promise<Project> {
  return post<Project>('/projects', words);
}

export function renameProject(projectId: string, words: ProjectWords): Promise<Project> {
  return patch<Project>(`/projects/${projectId}`, words);
}

/** Refused with the count while the project holds confirmed work, unless that count is given. */
export function deleteProject(projectId: string, confirmed?: number): Promise<void> {
  return remove(`/projects/${projectId}`, { confirmed });
}
