import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { count, plural } from '../../../shared/lib/format';
import { DeleteDialog } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { useScope } from '../../projects/model/scope';
import type { ReviewVerbs } from '../../review-grid/api/overlays';
import { KeysDialog } from '../../review-grid/components/KeysDialog';
import { cancelRun, createRun, deleteRun, dispatchRun } from '../../runs/api/runs';
import { ConfirmDialog } from '../../runs/components/ConfirmDialog';
import { useSchemas } from '../../schemas/api/schemas';

export type ReviewQuestion = 'confirm' | 'run' | 'cancel' | 'delete' | 'new-run' | 'keys' | null;

interface Props {
  question: ReviewQuestion;
  document: SourceDocument;
  run: Run | undefined;
  verbs: ReviewVerbs | null;
  /** How many staged blocks the filter hides. */
  unseen: number;
  /** How many edits are not saved. */
  unsaved: number;
  onClose: () => void;
  onRun: (runId: string | null) => void;
  onConfirmed: () => void;
}

export function ReviewDialogs(props: Props) {
  const { question, document, run, verbs, unseen, unsaved, onClose, onRun, onConfirmed } = props;
  const { project } = useScope();
  const id = project.project_id;
  const queries = useQueryClient();
  const refresh = () => {
    for (const key of ['runs', 'progress']) void queries.invalidateQueries({ queryKey: [key, id] });
  };
  if (question === 'keys') return <KeysDialog onClose={onClose} />;
  if (question === 'new-run') return <NewRunDialog document={document} onClose={onClose} onRun={onRun} />;
  if (!run || !verbs) return null;
  switch (question) {
    case 'confirm':
      return (
        <ConfirmDialog
          place="in this run"
          warnings={[
            unseen > 0 && `Your filter hides ${count(unseen)} of them; they are confirmed too.`,
            unsaved > 0 &&
              `${plural(unsaved, 'edit is', 'edits are')} not saved: there, what the server has is confirmed, not what you typed.`,
          ]}
          countKey={run.run_id}
          count={verbs.countStaged}
          confirm={verbs.confirmAll}
          onClose={onClose}
          onDone={() => {
            refresh();
            onConfirmed();
          }}
        />
      );
    case 'run':
      return (
        <Ask
          title="Run pending blocks?"
          verb={`Run ${plural(run.counts.pending, 'block')}`}
          disabled={run.counts.pending === 0}
          act={() => dispatchRun(id, run.run_id)}
          onClose={onClose}
          onDone={refresh}
        >
          {run.counts.pending === 0
            ? 'Nothing is pending in this run.'
            : 'A worker takes them up now and goes on when you leave this page.'}
        </Ask>
      );
    case 'cancel':
      return (
        <Ask
          title="Cancel this run?"
          verb="Cancel run"
          danger
          act={() => cancelRun(id, run.run_id)}
          onClose={onClose}
          onDone={refresh}
        >
          What is staged or confirmed stays and can be read. Blocks still pending are not worked on any more.
        </Ask>
      );
    case 'delete':
      return (
        <DeleteDialog
          title="Delete this run?"
          warning="What it says about every block, and the history of that, goes with it."
          verb="Delete run"
          act={(confirmed) => deleteRun(id, run.run_id, confirmed)}
          onClose={onClose}
          onDone={() => {
            refresh();
            onRun(null);
            onClose();
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
  onClose,
  onRun,
}: {
  document: SourceDocument;
  onClose: () => void;
  onRun: (runId: string) => void;
}) {
  const { project } = useScope();
  const id = project.project_id;
  const schemas = useSchemas();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [start, setStart] = useState(true);
  const schemaId = chosen ?? schemas.data?.[0]?.schema_id;
  const create = useMutation({
    mutationFn: async () => {
      const run = await createRun(id, {
        source_uid: document.source_uid,
        schema_id: schemaId!,
        ...(name.trim() ? { run_name: name.trim() } : {}),
      });
      if (start) await dispatchRun(id, run.run_id);
      return run;
    },
    onSuccess: async (run) => {
      for (const warning of run.warnings ?? []) {
        toast(typeof warning === 'string' ? warning : (warning.message ?? 'The run has a warning.'), 'wrong');
      }
      await queries.invalidateQueries({ queryKey: ['runs', id] });
      onRun(run.run_id);
      onClose();
    },
  });
  return (
    <Dialog
      title="New run"
      verb="Create run"
      disabled={!schemaId}
      busy={create.isPending}
      error={create.error ?? schemas.error}
      onClose={onClose}
      onDo={() => create.mutate()}
    >
      {schemas.data?.length === 0 ? (
        <p>
          There is no schema yet.{' '}
          <Link className="link" to="/app/schemas">
            Register one
          </Link>{' '}
          first.
        </p>
      ) : (
        <>
          <NativeSelect
            label="Schema"
            data-autofocus
            value={schemaId ?? ''}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={(schemas.data ?? []).map((schema) => ({
              value: schema.schema_id,
              label: schema.schema_ref,
            }))}
          />
          <TextInput
            label="Name"
            placeholder="Optional"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label="Start working at once"
            checked={start}
            onChange={(event) => setStart(event.currentTarget.checked)}
          />
        </>
      )}
    </Dialog>
  );
}
