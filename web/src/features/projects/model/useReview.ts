import { noCounts } from '../../../shared/lib/counts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Counts, Run, SchemaArtifact, Usage } from '../../../shared/api/types';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { runsQuery } from '../../runs/api/runs';
import {
  effectiveRuns,
  isOffline,
  isOpen,
  isUnderWay,
  isWorking,
  newestFirst,
} from '../../runs/model/effective';
import { useSchemasById } from '../../schemas/api/schemas';
import { progressQuery } from '../api/work';
import { lookAt, useLookedAt } from './lookedAt';

export interface Review {
  schemaId: string | null;
  schemas: SchemaArtifact[];
  schema: SchemaArtifact | undefined;
  counts: Counts;
  usage: Usage | null;
  effective: Map<string, Run>;
  working: Run[];
  /** What can be paused, what could still be worked on, and what is paused. */
  underWay: Run[];
  open: Run[];
  paused: Run[];
  offline: boolean;
  choose: (schemaId: string) => void;
}

/**
 * The review of a project under the schema that is looked at: the one chosen last, else that of the run that was the
 * newest when the project was opened.
 */
export function useReview(projectId: string): Review {
  const { runs, used, schemaId, effective } = useEffective(projectId);
  const byId = useSchemasById(used);
  const progress = useQuery(progressQuery(projectId, schemaId));
  const counts = useMemo(() => sum([...effective.values()]), [effective]);
  const own = useMemo(() => runs.filter((run) => run.schema_id === schemaId), [runs, schemaId]);

  return {
    schemaId,
    schemas: used.flatMap((id) => byId.get(id) ?? []),
    schema: schemaId ? byId.get(schemaId) : undefined,
    // The server's figures are the truth; until they are there, those of the runs at hand.
    counts: progress.data?.counts ?? counts,
    usage: progress.data?.usage ?? null,
    effective,
    working: own.filter(isWorking),
    underWay: own.filter(isUnderWay),
    open: own.filter(isOpen),
    paused: own.filter(({ status }) => status === 'paused'),
    offline: [...effective.values()].some(isOffline),
    choose: (id) => {
      prefer(`schema:${projectId}`, id);
      lookAt(projectId, id);
    },
  };
}

const none: Run[] = [];

/** Which schema a project is looked at under, and the effective run of each of its documents. */
export function useEffective(projectId: string) {
  const runs = useQuery({ ...runsQuery(projectId), enabled: projectId !== '' }).data ?? none;
  const remembered = usePreference(`schema:${projectId}`);
  const used = useMemo(() => [...new Set(runs.map((run) => run.schema_id))].sort(), [runs]);
  const newest = useMemo(() => newestFirst(runs)[0]?.schema_id ?? null, [runs]);
  const lookedAt = useLookedAt(projectId);
  const schemaId = [lookedAt, remembered].find((id) => id !== null && used.includes(id)) ?? newest;
  // One that was just chosen may have no run yet.
  const keeps = schemaId !== null && lookedAt !== null && lookedAt === remembered;
  useEffect(() => {
    if (schemaId !== null && !keeps) lookAt(projectId, schemaId);
  }, [projectId, schemaId, keeps]);
  const effective = useMemo(() => effectiveRuns(runs, schemaId), [runs, schemaId]);
  return { runs, used, schemaId, effective };
}

function sum(runs: Run[]): Counts {
  const total = { ...noCounts };
  for (const run of runs) {
    for (const status of Object.keys(total) as (keyof Counts)[]) total[status] += run.counts[status];
  }
  return total;
}
