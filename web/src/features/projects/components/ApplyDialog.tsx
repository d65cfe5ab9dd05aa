import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { project as t } from 'texts/project';
import { after, readAgain } from '../../../shared/api/stale';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { RunSettings, SchemaSelect } from '../../runs/components/ApplyFields';
import { CostForecast } from '../../runs/components/CostForecast';
import { NoSchemaDialog } from '../../runs/components/NoSchemaDialog';
import { isAboutKey } from '../../runs/model/reasons';
import { useApplying } from '../../runs/model/useApplying';
import { applySchema, dispatchProject } from '../api/work';

/** Makes a run for every document that has none under a schema; says before how many that would be. */
export function ApplyDialog({
  projectId,
  made,
  onClose,
  onApplied,
}: {
  projectId: string;
  /** A schema that was just made for this. */
  made: string | null;
  onClose: () => void;
  onApplied: (schemaId: string) => void;
}) {
  const applying = useApplying(projectId, made);
  const { schemas, schemaId, settings, standards } = applying;
  const [start, setStart] = useState(true);
  // Warnings depend on the models that the settings name.
  const [config] = useDebouncedValue(settings.config, 350);
  const queries = useQueryClient();
  const outlook = useQuery({
    queryKey: ['apply', projectId, schemaId, config],
    queryFn: () => applySchema(projectId, schemaId!, config, true),
    // A number that was counted for another schema says nothing about this one.
    placeholderData: (before, query) => (query?.queryKey[2] === schemaId ? before : undefined),
    enabled: schemaId !== null,
    staleTime: 0,
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: async () => {
      const applied = await applySchema(projectId, schemaId!, settings.config, false);
      if (start) await dispatchProject(projectId, schemaId!);
      return applied;
    },
    onSuccess: (applied) => {
      toast(t.apply.made(applied.runs_created, applied.total_blocks, start));
      onApplied(schemaId!);
      onClose();
    },
    onSettled: () => void readAgain(queries, after.runsMade(projectId)),
  });

  if (schemas.data?.length === 0) {
    return <NoSchemaDialog title={t.apply.title} missed={{ projectId }} onClose={onClose} />;
  }
  const counted = outlook.data;
  return (
    <Dialog
      title={t.apply.title}
      verb={counted ? t.apply.verb(counted.runs_created) : t.apply.verbUncounted}
      size="600"
      disabled={!counted || counted.runs_created === 0 || !settings.valid}
      busy={apply.isPending}
      error={apply.error ?? outlook.error}
      onClose={onClose}
      onDo={() => apply.mutate()}
    >
      <SchemaSelect label={t.apply.schema} applying={applying} />
      <p role="status">
        {!counted && t.apply.counting}
        {counted &&
          counted.runs_created > 0 &&
          t.apply.runs(counted.runs_created, counted.total_blocks, counted.documents_skipped)}
        {counted?.runs_created === 0 && t.apply.allRun}
      </p>
      {schemaId && !!counted?.runs_created && (
        <>
          <CostForecast
            projectId={projectId}
            schemaId={schemaId}
            config={settings.config}
            saved={!settings.changed}
            standards={standards}
            warnings={counted.warnings}
            noteOf={({ blocks }) => earlierWords(blocks - counted.total_blocks, start)}
            onOffline={
              counted.warnings?.some(isAboutKey) ? () => settings.dispatch({ do: 'use-offline' }) : undefined
            }
          />
          <RunSettings applying={applying} />
        </>
      )}
      <Checkbox
        label={t.apply.startAtOnce}
        checked={start}
        onChange={(event) => setStart(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

/** The forecast is about all that is left of a schema: what waits in earlier runs is in it. */
function earlierWords(blocks: number, start: boolean): string | undefined {
  return blocks <= 0 ? undefined : t.apply.earlier(blocks, start);
}
