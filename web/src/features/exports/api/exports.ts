import { queryOptions } from '@tanstack/react-query';
import { address, demandDownload, get, postOnce, remove, type Query } from '../../../shared/api/client';
import type { ExportJob, ExportWish } from '../../../shared/api/exportTypes';
import type { Page } from '../../../shared/api/types';
import { isUnderway } from '../model/jobs';
import { placeOf, type ExportTarget } from '../model/scope';

/** How many of the newest exports are listed. */
export const mostListed = 50;

const beat = 1500;

/** The newest exports of a project; asked for again and again while one is under way and somebody looks. */
export function exportsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['exports', projectId],
    queryFn: ({ signal }) =>
      get<Page<ExportJob>>(`/projects/${projectId}/exports`, { limit: mostListed }, signal),
    staleTime: beat,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderway) ? beat : false),
  });
}

export function requestExport(projectId: string, wish: ExportWish, once: string): Promise<ExportJob> {
  return postOnce<ExportJob>(`/projects/${projectId}/exports`, wish, once);
}

export function cancelExport(projectId: string, exportId: string): Promise<void> {
  return remove(`/projects/${projectId}/exports/${exportId}`);
}

/** The finished file of a job. */
export function exportFile(projectId: string, exportId: string): string {
  return address(`/projects/${projectId}/exports/${exportId}/file`);
}

/** The file that the browser fetches while it is written. */
export function directExport(projectId: string, target: ExportTarget, form: ExportWish) {
  const { path, query } = placeOf(projectId, target);
  const whole: Query = {
    ...query,
    format: form.format,
    layout: form.layout,
    include: form.include,
    bom: form.bom,
    extra: form.extra,
  };
  return { href: address(path, whole), demand: () => demandDownload(path, whole) };
}
