import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconBaselineDensityMedium,
  IconChecks,
  IconDownload,
  IconFileDiff,
  IconFilter,
  IconKeyboard,
  IconLink,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconX,
} from '@tabler/icons-react';
import { documents as t } from 'texts/documents';
import { exportWords } from 'texts/exports';
import { revisedWords } from 'texts/revised';
import type { Counts, Run } from '../../../shared/api/types';
import { useCommands } from '../../../shared/lib/commands';
import { prefer } from '../../../shared/lib/preferences';
import type { ManyQuestion } from '../../review-grid/model/many';
import { isStaged, type Row } from '../../review-grid/model/row';
import { isUnderWay } from '../../runs/model/effective';
import { useRunVerb } from '../../runs/model/useRunVerb';
import type { ReviewQuestion } from '../components/ReviewDialogs';

interface Here {
  projectId: string;
  run: Run | undefined;
  counts: Counts;
  mayReview: boolean;
  mayRun: boolean;
  /** Null where there is no revised document. */
  onRevised: (() => void) | null;
  expanded: boolean;
  onAsk: (question: ReviewQuestion) => void;
  onUndo: () => void;
  /** How many staged blocks the filter lets through; null without a filter. */
  shownStaged: number | null;
  reading: boolean;
  selected: Row[];
  onSetField: () => void;
  /** Null while no block has the focus. */
  onCopyLink: (() => void) | null;
  onMany: (verb: ManyQuestion['verb'], of: ManyQuestion['of']) => void;
  onFilter: () => void;
}

const icon = { size: 16, stroke: 1.6 };

/** What the palette offers on a document's page. */
export function useReviewCommands(here: Here): void {
  const { run, counts, mayReview, mayRun, expanded, onAsk, onFilter } = here;
  const verb = useRunVerb(here.projectId);
  useCommands(t.commands.group, [
    mayReview &&
      counts.ai_complete > 0 && {
        id: 'confirm-all',
        label: t.commands.confirmAll,
        hint: t.commands.confirmAllHint(counts.ai_complete),
        icon: <IconChecks {...icon} />,
        keys: [t.keys.shift, 'C'],
        run: () => onAsk('confirm'),
      },
    mayReview &&
      !!here.shownStaged && {
        id: 'confirm-shown',
        label: t.commands.confirmShown,
        hint: t.commands.staged(here.shownStaged),
        icon: <IconChecks {...icon} />,
        keys: [t.keys.shift, 'S'],
        run: () => here.onMany('confirm', 'shown'),
      },
    mayReview &&
      !!here.shownStaged && {
        id: 'reject-shown',
        label: t.commands.rejectShown,
        hint: t.commands.staged(here.shownStaged),
        icon: <IconX {...icon} />,
        run: () => here.onMany('reject', 'shown'),
      },
    mayReview &&
      !here.reading &&
      counts.ai_complete > 0 && {
        id: 'reject-all',
        label: t.commands.rejectAll,
        hint: t.commands.blocks(counts.ai_complete),
        icon: <IconX {...icon} />,
        run: () => here.onMany('reject', 'staged'),
      },
    mayReview &&
      here.selected.some(isStaged) && {
        id: 'set-field',
        label: t.commands.setField,
        hint: t.commands.staged(here.selected.filter(isStaged).length),
        icon: <IconPencil {...icon} />,
        keys: [t.keys.shift, 'E'],
        run: here.onSetField,
      },
    mayReview &&
      !!run && {
        id: 'undo',
        label: t.commands.undo,
        icon: <IconArrowBackUp {...icon} />,
        keys: [t.keys.ctrl, 'Z'],
        run: here.onUndo,
      },
    mayRun &&
      !!run &&
      counts.pending > 0 &&
      run.status === 'running' && {
        id: 'run',
        label: t.commands.run,
        hint: t.commands.blocks(counts.pending),
        icon: <IconPlayerPlay {...icon} />,
        keys: [t.keys.shift, 'R'],
        run: () => onAsk('run'),
      },
    mayRun &&
      !!run &&
      isUnderWay(run) && {
        id: 'pause',
        label: t.commands.pause,
        icon: <IconPlayerPause {...icon} />,
        run: () => verb.mutate({ verb: 'pause', runs: [run] }),
      },
    mayRun &&
      run?.status === 'paused' && {
        id: 'resume',
        label: t.commands.resume,
        icon: <IconPlayerPlay {...icon} />,
        run: () => verb.mutate({ verb: 'resume', runs: [run] }),
      },
    {
      id: 'export',
      label: exportWords.open,
      icon: <IconDownload {...icon} />,
      keys: ['E'],
      run: () => onAsk('export'),
    },
    here.onRevised && {
      id: 'revised',
      label: revisedWords.open,
      icon: <IconFileDiff {...icon} />,
      run: here.onRevised,
    },
    here.onCopyLink && {
      id: 'copy-link',
      label: t.commands.copyLink,
      icon: <IconLink {...icon} />,
      keys: ['L'],
      run: here.onCopyLink,
    },
    {
      id: 'filter',
      label: t.commands.filter,
      icon: <IconFilter {...icon} />,
      keys: ['/'],
      run: onFilter,
    },
    {
      id: 'density',
      label: expanded ? t.commands.compact : t.commands.expanded,
      icon: <IconBaselineDensityMedium {...icon} />,
      run: () => prefer('density', expanded ? 'compact' : 'expanded'),
    },
    mayRun &&
      !!run && {
        id: 'run-settings',
        label: t.commands.settings,
        icon: <IconAdjustmentsHorizontal {...icon} />,
        run: () => onAsk('settings'),
      },
    mayRun &&
      !!run && {
        id: 'rename-run',
        label: t.commands.rename,
        icon: <IconPencil {...icon} />,
        run: () => onAsk('rename'),
      },
    mayRun && {
      id: 'new-run',
      label: t.commands.newRun,
      icon: <IconPlus {...icon} />,
      run: () => onAsk('new-run'),
    },
    {
      id: 'keys',
      label: t.commands.keys,
      icon: <IconKeyboard {...icon} />,
      keys: ['?'],
      run: () => onAsk('keys'),
    },
  ]);
}
