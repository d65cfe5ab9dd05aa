import {
  IconChecks,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconSchema,
  IconUpload,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Project } from '../../../shared/api/types';
import { useCommands } from '../../../shared/lib/commands';
import { plural } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { useRunVerb } from '../../runs/model/useRunVerb';
import { dispatchProject, projectExport } from '../api/work';
import type { ProjectQuestion } from '../components/ProjectDialogs';
import type { Review } from './useReview';

interface Here {
  project: Project;
  review: Review;
  ingested: boolean;
  onUpload: () => void;
  onAsk: (question: ProjectQuestion) => void;
}

const icon = { size: 16, stroke: 1.6 };

/** Sends what is pending in a project to work, and says how much that is. */
export function useRunPending(projectId: string, schemaId: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => dispatchProject(projectId, schemaId!),
    onSuccess: (sent) => toast(`Working on ${plural(sent.pending, 'pending block')}.`),
    onError: toastProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['runs', projectId] }),
  });
}

/** What the palette offers on a project's page. */
export function useProjectCommands({ project, review, ingested, onUpload, onAsk }: Here): void {
  const { counts, schemaId, open, paused } = review;
  const id = project.project_id;
  const editor = can(project.role, 'editor');
  const pending = useRunPending(id, schemaId);
  const verb = useRunVerb(id);
  useCommands('Project', [
    can(project.role, 'reviewer') &&
      counts.ai_complete > 0 && {
        id: 'confirm',
        label: 'Confirm all staged blocks',
        hint: `${plural(counts.ai_complete, 'block')} in this project`,
        icon: <IconChecks {...icon} />,
        run: () => onAsk('confirm'),
      },
    editor &&
      open.length > 0 && {
        id: 'run',
        label: 'Run pending blocks',
        hint: plural(counts.pending, 'block'),
        icon: <IconPlayerPlay {...icon} />,
        run: () => pending.mutate(),
      },
    editor &&
      open.length > 0 && {
        id: 'pause',
        label: `Pause ${plural(open.length, 'run')}`,
        icon: <IconPlayerPause {...icon} />,
        run: () => verb.mutate({ verb: 'pause', runs: open }),
      },
    editor &&
      paused.length > 0 && {
        id: 'resume',
        label: `Resume ${plural(paused.length, 'run')}`,
        icon: <IconPlayerPlay {...icon} />,
        run: () => verb.mutate({ verb: 'resume', runs: paused }),
      },
    editor && {
      id: 'upload',
      label: 'Upload files…',
      icon: <IconUpload {...icon} />,
      run: onUpload,
    },
    editor &&
      ingested && {
        id: 'apply',
        label: 'Apply a schema…',
        icon: <IconSchema {...icon} />,
        run: () => onAsk('apply'),
      },
    ingested && {
      id: 'export',
      label: 'Export confirmed as JSONL',
      icon: <IconDownload {...icon} />,
      run: () => window.location.assign(projectExport(id, schemaId, 'jsonl')),
    },
  ]);
}
