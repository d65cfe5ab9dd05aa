import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { project as t } from 'texts/project';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { startJob } from '../../../shared/lib/jobs';
import { useFirst } from '../../../shared/lib/useFirst';
import { Dialog } from '../../../shared/ui/Dialog';
import { createRun } from '../../runs/api/runs';
import { SettingsDisclosure } from '../../runs/components/SettingsDisclosure';
import { SettingsFields } from '../../runs/components/SettingsFields';
import { useSettings, useStandards } from '../../runs/model/useSettings';
import { useSchemas } from '../../schemas/api/schemas';
import { withoutRun } from '../model/apply';
import { asPart } from '../model/useDocumentActs';

interface Props {
  projectId: string;
  documents: SourceDocument[];
  runs: Run[];
  onClose: () => void;
  onApplied: (schemaId: string) => void;
}

/** Makes a run for each of the documents that were selected and have none under a schema. */
export function ApplyToDialog({ projectId, documents, runs, onClose, onApplied }: Props) {
  const navigate = useNavigate();
  const schemas = useSchemas();
  const [picked, setPicked] = useState<string | null>(null);
  const first = useFirst(schemas.data?.[0]?.schema_id);
  const schemaId = picked ?? first;
  const settings = useSettings(null);
  const { standards, seen, types } = useStandards(projectId, schemaId);
  const queries = useQueryClient();
  const bare = withoutRun(documents, runs, schemaId);
  const blocks = bare.reduce((sum, { conv_total_blocks }) => sum + (conv_total_blocks ?? 0), 0);
  const apply = () => {
    if (!schemaId) return;
    onClose();
    void startJob({
      words: t.apply.job,
      parts: bare.map((document) => asPart(projectId, document)),
      act: ({ id }) =>
        createRun(projectId, {
          source_uid: id,
          schema_id: schemaId,
          ...(settings.changed ? { model_config: settings.config } : {}),
        }),
      onSettled: ({ done }) => {
        if (done.length > 0) onApplied(schemaId);
        for (const key of ['runs', 'progress'])
          void queries.invalidateQueries({ queryKey: [key, projectId] });
      },
    });
  };
  if (schemas.data?.length === 0) {
    return (
      <Dialog
        title={t.apply.title}
        verb={t.apply.newSchema}
        onClose={onClose}
        onDo={() => void navigate('/app/schemas/new')}
      >
        <p>{t.apply.noSchema}</p>
      </Dialog>
    );
  }
  const out = documents.length - bare.length;
  return (
    <Dialog
      title={t.apply.titleTo(documents.length)}
      verb={t.apply.verb(bare.length)}
      size="600"
      disabled={bare.length === 0 || !settings.valid}
      error={schemas.error}
      onClose={onClose}
      onDo={apply}
    >
      <NativeSelect
        label={t.apply.schema}
        data-autofocus
        value={schemaId ?? ''}
        onChange={(event) => setPicked(event.currentTarget.value)}
        data={(schemas.data ?? []).map((schema) => ({ value: schema.schema_id, label: schema.schema_ref }))}
      />
      <p role="status">{bare.length > 0 ? t.apply.runs(bare.length, blocks, out) : t.apply.noneWaits}</p>
      <SettingsDisclosure config={settings.config} standards={standards}>
        <SettingsFields settings={settings} standards={standards} seen={seen} types={types} />
      </SettingsDisclosure>
      <p>{t.apply.nothingSent}</p>
    </Dialog>
  );
}
