import { useQueryClient } from '@tanstack/react-query';
import { project as t } from 'texts/project';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { startJob } from '../../../shared/lib/jobs';
import { Dialog } from '../../../shared/ui/Dialog';
import { createRun } from '../../runs/api/runs';
import { RunSettings, SchemaSelect } from '../../runs/components/ApplyFields';
import { NoSchemaDialog } from '../../runs/components/NoSchemaDialog';
import { useApplying } from '../../runs/model/useApplying';
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
  const applying = useApplying(projectId);
  const { schemas, schemaId, settings } = applying;
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
        void readAgain(queries, after.runsMade(projectId));
      },
    });
  };
  if (schemas.data?.length === 0) {
    return <NoSchemaDialog title={t.apply.title} missed={{ projectId }} onClose={onClose} />;
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
      <SchemaSelect label={t.apply.schema} applying={applying} />
      <p role="status">{bare.length > 0 ? t.apply.runs(bare.length, blocks, out) : t.apply.noneWaits}</p>
      <RunSettings applying={applying} />
      <p>{t.apply.nothingSent}</p>
    </Dialog>
  );
}
