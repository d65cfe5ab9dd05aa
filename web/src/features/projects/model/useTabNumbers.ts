import { useQuery } from '@tanstack/react-query';
import { documentsQuery } from '../../documents/api/documents';
import { runsQuery } from '../../runs/api/runs';
import { membersQuery } from '../api/projects';
import type { View } from './view';

/** The numbers beside the sides of a project, as far as they are known already: nothing is asked for. */
export function useTabNumbers(projectId: string): Partial<Record<View, number>> {
  return {
    documents: useQuery({ ...documentsQuery(projectId), enabled: false }).data?.length,
    runs: useQuery({ ...runsQuery(projectId), enabled: false }).data?.length,
    members: useQuery({ ...membersQuery(projectId), enabled: false }).data?.length,
  };
}
