import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { documents as t } from 'texts/documents';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { DeleteDialog } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { useScope } from '../../../shared/realtime/scope';
import { Exporting } from '../../exports/components/Exporting';
import { ProjectDialog } from '../../projects/components/ProjectDialog';
import type { ReviewVerbs } from '../../review-grid/api/overlays';
import type { ManyQuestion } from '../../review-grid/model/many';
import type { Row } from '../../review-grid/model/row';
import type { RowStore } from '../../review-grid/model/store';
import type { Field } from '../../schemas/model/fields';
import type { Reviewer } from '../../review-grid/model/reviewer';
import { KeysDialog } from '../../review-grid/components/KeysDialog';
import { cancelRun, createRun, deleteRun, dispatchRun } from '../../runs/api/runs';
import { RunSettings, SchemaSelect } from '../../runs/components/ApplyFields';
import { ConfirmDialog } from '../../runs/components/ConfirmDialog';
import { NoSchemaDialog } from '../../runs/components/NoSchemaDialog';
import { RenameRunDialog } from '../../runs/components/RenameRunDialog';
import { RunPendingDialog } from '../../runs/components/RunPendingDialog';
import { RunSettingsDialog } from '../../runs/components/RunSettingsDialog';
import type { SettingName } from '../../runs/model/settings';
import { useApplying } from '../../runs/model/useApplying';

import { deleteDocument } from '../../documents/api/documents';
import { deletionWords } from '../../documents/model/deletion';
import { forgetDocument, forgetRun } from '../../documents/model/forget';
import { BulkEditDialog } from './BulkEditDialog';
import { ManyDialog } from './ManyDialog';

export type ReviewQuestion =
  | 'confirm'
  | 'run'
  | 'trial'
  | 'project'
  | 'cancel'
  | 'delete'
  | 'delete-document'
  | 'new-run'
  | 'keys'
  | 'export'
  | 'settings'
  | 'rename'
  /** Settings of a paused run, which goes on with them. */
  | { resume: SettingName }
  | { many: ManyQuestion }
  /** A field is set on these blocks. */
  | { set: Row[] }
  | null;

interface Props {
  question: ReviewQuestion;
  document: SourceDocument;
  runs: Run[];
  run: Run | undefined;
  verbs: ReviewVerbs | null;
  reviewer: Reviewer | null;
  store: RowStore;
  fields: Field[];
  /** A schema that was just made to be run here. */
  made: string | null;
  /** How many staged blocks the filter hides; null while blocks are still being read. */
  unseen: number | null;
  /** How many edits are not saved. */
  unsaved: number;
  onClose: () => void;
  /** The document is deleted. */
  onGone: () => void;
  /** A run that was just made is looked at before it is begun. */
  onRun: (runId: string | null, fresh?: boolean) => void;
  onConfirmed: () => void;
}

export function ReviewDialogs(props: Props) {
  const { question, document, runs, run, verbs, reviewer, unseen, unsaved, onClose, onRun, onConfirmed } =
    props;
  const { project } = useScope();
  const id = project.project_id;
  const queries = useQueryClient();
  const navigate = useNavigate();
  if (question === 'project') return <ProjectDialog opened project={project} onClose={onClose} />;
  if (question === 'keys') return <KeysDialog onClose={onClose} />;
  if (question === 'new-run')
    return <NewRunDialog document={document} made={props.made} onClose={onClose} onRun={onRun} />;
  if (question === 'delete-document') {
    return (
      <DeleteDialog
        title={t.deleteDocument.title(document.doc_title)}
        warning={deletionWords(document, runs.length)}
        confirmed={runs.reduce((sum, { counts }) => sum + counts.confirmed, 0)}
        verb={t.deleteDocument.verb}
        act={(confirmed) => props.store.whileGoing(() => deleteDocument(id, document.source_uid, confirmed))}
        onClose={onClose}
        onDone={() => {
          props.onGone();
          forgetDocument(queries, id, document.source_uid);
          void navigate(`/app/projects/${id}`);
        }}
      />
    );
  }
  if (question === 'export') {
    const scope = { of: 'document' as const, sourceUid: document.source_uid, runId: run?.run_id ?? null };
    return <Exporting scope={scope} onClose={onClose} />;
  }
  if (!run || !verbs || !reviewer) return null;
  if (typeof question === 'object' && question !== null && 'set' in question) {
    return <BulkEditDialog rows={question.set} fields={props.fields} reviewer={reviewer} onClose={onClose} />;
  }
  if (typeof question === 'object' && question !== null && 'many' in question) {
    return (
      <ManyDialog
        question={question.many}
        runId={run.run_id}
        store={props.store}
        reviewer={reviewer}
        verbs={verbs}
        onClose={onClose}
      />
    );
  }
  if (typeof question === 'object' && question !== null) {
    return <RunSettingsDialog projectId={id} runs={[run]} begin={question.resume} resume onClose={onClose} />;
  }
  switch (question) {
    case 'confirm':
      return (
        <ConfirmDialog
          place={t.confirmAll.place}
          warnings={[
            unseen === null && t.confirmAll.stillReading,
            !!unseen && t.confirmAll.hidden(unseen),
            unsaved > 0 && t.confirmAll.unsaved(unsaved),
          ]}
          countKey={run.run_id}
          count={verbs.countStaged}
          confirm={(asOf) => reviewer.confirmAll(asOf)}
          onClose={onClose}
          onDone={() => {
            void readAgain(queries, after.runsCounted(id));
            onConfirmed();
          }}
        />
      );
    case 'run':
    case 'trial':
      return (
        <RunPendingDialog
          projectId={id}
          schemaId={run.schema_id}
          runs={[run]}
          pending={run.counts.pending}
          spent={run.usage?.cost_usd ?? 0}
          trial={question === 'trial'}
          send={(most) => dispatchRun(id, run.run_id, most)}
          onClose={onClose}
        />
      );
    case 'settings':
      return <RunSettingsDialog projectId={id} runs={[run]} onClose={onClose} />;
    case 'rename':
      return <RenameRunDialog projectId={id} run={run} onClose={onClose} />;
    case 'cancel':
      return (
        <Ask
          title={t.cancelRun.title}
          verb={t.cancelRun.verb}
          danger
          act={() => cancelRun(id, run.run_id)}
          onClose={onClose}
          onDone={() => void readAgain(queries, after.runsChanged(id))}
        >
          {t.cancelRun.words}
        </Ask>
      );
    case 'delete':
      return (
        <DeleteDialog
          title={t.deleteRun.title}
          warning={t.deleteRun.warning}
          confirmed={run.counts.confirmed}
          verb={t.deleteRun.verb}
          act={(confirmed) => props.store.whileGoing(() => deleteRun(id, run.run_id, confirmed))}
          onClose={onClose}
          onDone={() => {
            onRun(null);
            onClose();
            forgetRun(queries, id, run.run_id);
          }}
        />
      );
    default:
      return null;
  }
}

function Ask(props: {
  title: string;
  verb: string;
  danger?: boolean;
  disabled?: boolean;
  act: () => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
  children: string;
}) {
  const act = useMutation({ mutationFn: props.act, onSuccess: props.onClose, onSettled: props.onDone });
  return (
    <Dialog
      title={props.title}
      verb={props.verb}
      danger={props.danger}
      disabled={props.disabled}
      busy={act.isPending}
      error={act.error}
      onClose={props.onClose}
      onDo={() => act.mutate()}
    >
      <p>{props.children}</p>
    </Dialog>
  );
}

function NewRunDialog({
  document,
  made,
  onClose,
  onRun,
}: {
  document: SourceDocument;
  made: string | null;
  onClose: () => void;
  onRun: (runId: string, fresh: boolean) => void;
}) {
  const { project } = useScope();
  const id = project.project_id;
  const applying = useApplying(id, made);
  const { schemas, schemaId, settings } = applying;
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () =>
      createRun(id, {
        source_uid: document.source_uid,
        schema_id: schemaId!,
        ...(name.trim() ? { run_name: name.trim() } : {}),
        ...(settings.changed ? { model_config: settings.config } : {}),
      }),
    // What it costs, and what stands in its way, is asked about before it is begun.
    onSuccess: (run) => {
      onClose();
      onRun(run.run_id, true);
      void readAgain(queries, after.runsMade(id));
    },
  });
  if (schemas.data?.length === 0) {
    const missed = { projectId: id, sourceUid: document.source_uid };
    return <NoSchemaDialog title={t.newRun.title} missed={missed} onClose={onClose} />;
  }
  return (
    <Dialog
      title={t.newRun.title}
      verb={t.newRun.verb}
      size="600"
      disabled={!schemaId || !settings.valid}
      busy={create.isPending}
      error={create.error ?? schemas.error}
      onClose={onClose}
      onDo={() => create.mutate()}
    >
      <SchemaSelect label={t.newRun.schema} applying={applying} />
      <TextInput
        label={t.newRun.name}
        placeholder={t.newRun.nameOptional}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RunSettings applying={applying} />
      <p>{t.newRun.later}</p>
    </Dialog>
  );
}
