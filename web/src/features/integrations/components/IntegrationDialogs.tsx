import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { integrations as t } from 'texts/integrations';
import type { Integration } from '../../../shared/api/integrationTypes';
import { after, readAgain } from '../../../shared/api/stale';
import { DeleteDialog } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { runsQuery } from '../../runs/api/runs';
import { deleteIntegration, pushIntegration, replayFailed } from '../api/integrations';
import { pushable } from '../model/pushable';
import { useIntegrationsRead } from '../model/useIntegrationActs';

export type IntegrationQuestion = 'push' | 'replay' | 'delete' | null;

interface Props {
  integration: Integration;
  onClose: () => void;
}

/** What is asked before much is sent, and before an integration goes. */
export function IntegrationDialogs({ question, ...props }: Props & { question: IntegrationQuestion }) {
  if (question === 'push') return <PushDialog {...props} />;
  if (question === 'replay') return <ReplayDialog {...props} />;
  return question === 'delete' && <DeletionDialog {...props} />;
}

function PushDialog({ integration, onClose }: Props) {
  const { project_id, name, schema_id, paused } = integration;
  const read = useIntegrationsRead(project_id);
  const runs = useQuery(runsQuery(project_id));
  const number = useMemo(() => runs.data && pushable(runs.data, schema_id).length, [runs.data, schema_id]);
  const push = useMutation({
    mutationFn: () => pushIntegration(integration),
    onSuccess: ({ deliveries }) => {
      toast(t.push.done(deliveries));
      onClose();
      return read();
    },
  });
  return (
    <Dialog
      title={t.push.title(name)}
      verb={t.push.verb(number ?? null)}
      disabled={!number && !runs.isError}
      busy={push.isPending}
      error={push.error}
      onClose={onClose}
      onDo={() => push.mutate()}
    >
      {number === undefined && !runs.isError && <p>{t.push.counting}</p>}
      {number !== undefined && <p>{number === 0 ? t.push.none : t.push.words(number)}</p>}
      {paused && number !== 0 && <p>{t.push.isPaused}</p>}
    </Dialog>
  );
}

function ReplayDialog({ integration, onClose }: Props) {
  const { project_id, name, failed, paused } = integration;
  const read = useIntegrationsRead(project_id);
  const replay = useMutation({
    mutationFn: () => replayFailed(integration),
    onSuccess: ({ deliveries }) => {
      toast(t.replay.done(deliveries));
      onClose();
      return read();
    },
  });
  return (
    <Dialog
      title={t.replay.title(name)}
      verb={t.replay.verb(failed)}
      disabled={failed === 0}
      busy={replay.isPending}
      error={replay.error}
      onClose={onClose}
      onDo={() => replay.mutate()}
    >
      <p>{t.replay.words}</p>
      {paused && <p>{t.replay.isPaused}</p>}
    </Dialog>
  );
}

function DeletionDialog({ integration, onClose }: Props) {
  const { project_id, integration_id, name, waiting } = integration;
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <DeleteDialog
      title={t.deletion.title(name)}
      warning={t.deletion.warning(waiting)}
      verb={t.deletion.verb}
      act={() => deleteIntegration(integration)}
      onDone={() => {
        toast(t.deletion.done(name));
        onClose();
        void navigate(`/app/projects/${project_id}/integrations`);
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(integration_id) });
        void readAgain(queries, after.integrationDeleted(project_id));
      }}
      onClose={onClose}
    />
  );
}
