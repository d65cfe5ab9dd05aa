import { useQuery } from '@tanstack/react-query';
import { useMemo, useReducer } from 'react';
import type { ModelConfig, Run } from '../../../shared/api/types';
import { documentsQuery } from '../../documents/api/documents';
import { schemaQuery } from '../../schemas/api/schemas';
import { forecastQuery } from '../api/costs';
import { runsQuery } from '../api/runs';
import { configOf, draftOf, isSameConfig, settingsReducer, standardsOf, type Standards } from './settings';

/** A run's settings in a form: what it says, what is wrong with it, and whether that is anything new. */
export function useSettings(saved: ModelConfig | null | undefined) {
  const [draft, dispatch] = useReducer(settingsReducer, saved, draftOf);
  const { config, wrong } = useMemo(() => configOf(draft), [draft]);
  return {
    draft,
    dispatch,
    config,
    wrong,
    valid: Object.keys(wrong).length === 0,
    changed: !isSameConfig(config, saved),
  };
}

export type Settings = ReturnType<typeof useSettings>;

/** What applies where a run sets nothing, and what may be suggested, under one schema of a project. */
export function useStandards(projectId: string, schemaId: string | null) {
  const schema = useQuery({ ...schemaQuery(schemaId ?? ''), enabled: schemaId !== null });
  // Without a model of its own asked for, the forecast names the one that the platform would take.
  const plain = useQuery({
    ...forecastQuery(projectId, { schemaId: schemaId ?? '' }),
    enabled: schemaId !== null,
    staleTime: 60_000,
  });
  const runs = useQuery(runsQuery(projectId)).data;
  const documents = useQuery(documentsQuery(projectId)).data;
  const artifact = useMemo(() => (schema.data ? schema.data.schema_jsonb : null), [schema.data]);
  const standards: Standards = useMemo(
    () => standardsOf(artifact, plain.data?.model ?? null),
    [artifact, plain.data?.model],
  );
  const seen = useMemo(() => modelsSeen(runs ?? []), [runs]);
  const types = useMemo(() => {
    const freq = (documents ?? []).flatMap(({ conv_block_type_freq }) =>
      Object.keys(conv_block_type_freq ?? {}),
    );
    return freq.length > 0 ? [...new Set(freq)].sort() : commonTypes;
  }, [documents]);
  return { standards, seen, types };
}

const commonTypes = ['blockquote', 'code_block', 'heading', 'list_item', 'paragraph', 'table'];

function modelsSeen(runs: Run[]): string[] {
  const names = runs.flatMap(({ models, model_config }) => [...(models ?? []), model_config?.model ?? '']);
  return [...new Set(names.filter(Boolean))].sort();
}
