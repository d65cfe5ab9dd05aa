import { Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDebouncedValue } from '@mantine/hooks';
import { plural } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { CostForecast } from '../../runs/components/CostForecast';
import { SettingsDisclosure } from '../../runs/components/SettingsDisclosure';
import { SettingsFields } from '../../runs/components/SettingsFields';
import { isAboutKey } from '../../runs/model/reasons';
import { useSettings, useStandards } from '../../runs/model/useSettings';
import { useSchemas } from '../../schemas/api/schemas';
import { applySchema, dispatchProject } from '../api/work';

/** Makes a run for every document that has none under a schema; says before how many that would be. */
export function ApplyDialog({
  projectId,
  onClose,
  onApplied,
}: {
  projectId: string;
  onClose: () => void;
  onApplied: (schemaId: string) => void;
}) {
  const schemas = useSchemas();
  const [chosen, setChosen] = useState<string | null>(null);
  const [start, setStart] = useState(true);
  const schemaId = chosen ?? schemas.data?.[0]?.schema_id ?? null;
  const settings = useSettings(null);
  const { standards, seen, types } = useStandards(projectId, schemaId);
  // Warnings depend on the models that the settings name.
  const [config] = useDebouncedValue(settings.config, 350);
  const queries = useQueryClient();
  const outlook = useQuery({
    queryKey: ['apply', projectId, schemaId, config],
    queryFn: () => applySchema(projectId, schemaId!, config, true),
    placeholderData: (before) => before,
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
      toast(
        `${plural(applied.runs_created, 'run')} made for ${plural(applied.total_blocks, 'block')}${start ? ', working' : ''}.`,
      );
      onApplied(schemaId!);
      onClose();
    },
    onSettled: () => {
      for (const key of ['runs', 'progress']) void queries.invalidateQueries({ queryKey: [key, projectId] });
    },
  });

  if (schemas.data?.length === 0) {
    return (
      <Dialog title="Apply a schema" verb="Close" onClose={onClose} onDo={onClose}>
        <p>
          There is no schema yet.{' '}
          <Link className="link" to="/app/schemas">
            Register one
          </Link>{' '}
          first.
        </p>
      </Dialog>
    );
  }
  const counted = outlook.data;
  return (
    <Dialog
      title="Apply a schema"
      verb={counted ? `Make ${plural(counted.runs_created, 'run')}` : 'Make runs'}
      size="600"
      disabled={!counted || counted.runs_created === 0 || !settings.valid}
      busy={apply.isPending}
      error={apply.error ?? outlook.error}
      onClose={onClose}
      onDo={() => apply.mutate()}
    >
      <NativeSelect
        label="Schema"
        data-autofocus
        value={schemaId ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={(schemas.data ?? []).map((schema) => ({ value: schema.schema_id, label: schema.schema_ref }))}
      />
      <p role="status">
        {!counted && 'Counting…'}
        {counted &&
          counted.runs_created > 0 &&
          `Runs for ${plural(counted.runs_created, 'document')}, ${plural(counted.total_blocks, 'block')}.`}
        {counted?.runs_created === 0 && 'Every ingested document already has a run for this schema.'}
        {!!counted?.documents_skipped &&
          counted.runs_created > 0 &&
          ` ${plural(counted.documents_skipped, 'document')} left out: not ingested, or already run.`}
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
          <SettingsDisclosure config={settings.config} standards={standards}>
            <SettingsFields settings={settings} standards={standards} seen={seen} types={types} />
          </SettingsDisclosure>
        </>
      )}
      <Checkbox
        label="Start working at once"
        checked={start}
        onChange={(event) => setStart(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

/** The forecast is about all that is left of a schema: what waits in earlier runs is in it. */
function earlierWords(blocks: number, start: boolean): string | undefined {
  if (blocks <= 0) return undefined;
  const words = `${plural(blocks, 'block')} of these ${blocks === 1 ? 'waits' : 'wait'} in earlier runs`;
  return start ? `${words}, which go on as well.` : `${words}.`;
}
