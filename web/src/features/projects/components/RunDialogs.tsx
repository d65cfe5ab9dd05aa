import type { Run } from '../../../shared/api/types';
import { Exporting } from '../../exports/components/Exporting';
import { dispatchRun } from '../../runs/api/runs';
import { CancelRunsDialog } from '../../runs/components/CancelRunsDialog';
import { DeleteRunsDialog } from '../../runs/components/DeleteRunsDialog';
import { RenameRunDialog } from '../../runs/components/RenameRunDialog';
import { RunPendingDialog } from '../../runs/components/RunPendingDialog';
import { RunSettingsDialog } from '../../runs/components/RunSettingsDialog';

export type RunQuestion = {
  about: 'run' | 'rename' | 'settings' | 'export' | 'cancel' | 'delete';
  runs: Run[];
} | null;

interface Props {
  projectId: string;
  question: RunQuestion;
  nameOf: (run: Run) => string;
  onClose: () => void;
}

/** What is asked before something is done with runs. */
export function RunDialogs({ projectId, question, nameOf, onClose }: Props) {
  const first = question?.runs[0];
  if (!question || !first) return null;
  const { about, runs } = question;
  switch (about) {
    case 'run':
      return (
        <RunPendingDialog
          projectId={projectId}
          schemaId={first.schema_id}
          runs={runs}
          pending={first.counts.pending}
          spent={first.usage?.cost_usd ?? 0}
          send={(most) => dispatchRun(projectId, first.run_id, most)}
          onClose={onClose}
        />
      );
    case 'rename':
      return <RenameRunDialog projectId={projectId} run={first} onClose={onClose} />;
    case 'settings':
      return <RunSettingsDialog projectId={projectId} runs={runs} onClose={onClose} />;
    case 'export':
      return <Exporting scope={{ of: 'runs', runIds: runs.map(({ run_id }) => run_id) }} onClose={onClose} />;
    case 'cancel':
      return <CancelRunsDialog projectId={projectId} runs={runs} onClose={onClose} />;
    case 'delete':
      return <DeleteRunsDialog projectId={projectId} runs={runs} nameOf={nameOf} onClose={onClose} />;
  }
}
