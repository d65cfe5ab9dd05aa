import type { ExportJob } from '../../../shared/api/exportTypes';
import type { Project } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';

export function isUnderway({ status }: ExportJob): boolean {
  return status === 'queued' || status === 'running';
}

/** Whoever asked for it gives it up, and those who look after the project. */
export function mayGiveUp(job: ExportJob, userId: string | undefined, project: Project): boolean {
  return job.requested_by === userId || can(project.role, 'editor');
}

/** A key that nobody else has thought of; also where the page did not come over a secure connection. */
export function newKey(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(numbers, (each) => each.toString(16).padStart(8, '0')).join('');
}
