import {
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconChecks,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconFiles,
  IconHistory,
  IconListDetails,
  IconPlugConnected,
  IconSchema,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { project as t } from 'texts/project';
import { exportWords } from 'texts/exports';
import type { Project } from '../../../shared/api/types';
import { useCommands } from '../../../shared/lib/commands';
import { can } from '../../../shared/lib/roles';
import { useRunVerb } from '../../runs/model/useRunVerb';
import type { ProjectQuestion } from '../components/ProjectDialogs';
import type { Review } from './useReview';
import type { View } from './view';

interface Here {
  project: Project;
  review: Review;
  ingested: boolean;
  onUpload: () => void;
  onAsk: (question: ProjectQuestion) => void;
  onFailures: () => void;
  onView: (view: View) => void;
}

const icon = { size: 16, stroke: 1.6 };

/** What the palette offers on a project's page. */
export function useProjectCommands(here: Here): void {
  const { project, review, ingested, onUpload, onAsk, onFailures, onView } = here;
  const { counts, open, underWay, paused } = review;
  const id = project.project_id;
  const editor = can(project.role, 'editor');
  const verb = useRunVerb(id);
  const navigate = useNavigate();
  useCommands(t.commands.group, [
    can(project.role, 'reviewer') &&
      counts.ai_complete > 0 && {
        id: 'confirm',
        label: t.commands.confirm,
        hint: t.commands.confirmHint(counts.ai_complete),
        icon: <IconChecks {...icon} />,
        run: () => onAsk('confirm'),
      },
    editor &&
      open.length > 0 && {
        id: 'run',
        label: t.commands.run,
        hint: t.commands.blocks(counts.pending),
        icon: <IconPlayerPlay {...icon} />,
        run: () => onAsk('run'),
      },
    counts.failed > 0 && {
      id: 'failures',
      label: t.commands.failures,
      hint: t.commands.blocks(counts.failed),
      icon: <IconAlertTriangle {...icon} />,
      run: onFailures,
    },
    can(project.role, 'owner') && {
      id: 'project',
      label: t.toolbar.edit,
      icon: <IconAdjustmentsHorizontal {...icon} />,
      run: () => onAsk('project'),
    },
    editor &&
      underWay.length > 0 && {
        id: 'pause',
        label: t.toolbar.pauseRuns(underWay.length),
        icon: <IconPlayerPause {...icon} />,
        run: () => verb.mutate({ verb: 'pause', runs: underWay }),
      },
    editor &&
      paused.length > 0 && {
        id: 'resume',
        label: t.toolbar.resumeRuns(paused.length),
        icon: <IconPlayerPlay {...icon} />,
        run: () => verb.mutate({ verb: 'resume', runs: paused }),
      },
    editor && {
      id: 'upload',
      label: t.toolbar.uploadFiles,
      icon: <IconUpload {...icon} />,
      run: onUpload,
    },
    editor &&
      ingested && {
        id: 'apply',
        label: t.commands.apply,
        icon: <IconSchema {...icon} />,
        run: () => onAsk('apply'),
      },
    ingested && {
      id: 'export',
      label: exportWords.open,
      icon: <IconDownload {...icon} />,
      run: () => onAsk('export'),
    },
    {
      id: 'documents',
      label: t.commands.documents,
      icon: <IconFiles {...icon} />,
      run: () => onView('documents'),
    },
    { id: 'runs', label: t.commands.runs, icon: <IconListDetails {...icon} />, run: () => onView('runs') },
    { id: 'members', label: t.commands.members, icon: <IconUsers {...icon} />, run: () => onView('members') },
    editor && {
      id: 'integrations-of',
      label: t.commands.integrations,
      icon: <IconPlugConnected {...icon} />,
      run: () => void navigate(`/app/projects/${id}/integrations`),
    },
    can(project.role, 'owner') && {
      id: 'audit',
      label: t.commands.audit,
      icon: <IconHistory {...icon} />,
      run: () => onView('audit'),
    },
  ]);
}
