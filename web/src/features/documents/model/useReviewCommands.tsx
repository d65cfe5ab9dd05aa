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
import { exportWords } from 'texts/exports';
import { revisedWords } from 'texts/revised';
import type { Counts, Run } from '../../../shared/api/types';
import { useCommands } from '../../../shared/lib/commands';
import { plural } from '../../../shared/lib/format';
import { prefer } from '../../../shared/lib/preferences';
import type { ManyQuestion } from '../../review-grid/model/many';
import { isStaged, type Row } from '../../review-grid/model/row';
import { isOpen } from '../../runs/model/effective';
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
  useCommands('Review', [
    mayReview &&
      counts.ai_complete > 0 && {
        id: 'confirm-all',
        label: 'Confirm all staged blocks',
        hint: `${plural(counts.ai_complete, 'block')} in this run`,
        icon: <IconChecks {...icon} />,
        keys: ['Shift', 'C'],
        run: () => onAsk('confirm'),
      },
    mayReview &&
      !!here.shownStaged && {
        id: 'confirm-shown',
        label: 'Confirm all that the filter shows…',
        hint: plural(here.shownStaged, 'staged block'),
        icon: <IconChecks {...icon} />,
        keys: ['Shift', 'S'],
        run: () => here.onMany('confirm', 'shown'),
      },
    mayReview &&
      !!here.shownStaged && {
        id: 'reject-shown',
        label: 'Reject all that the filter shows…',
        hint: plural(here.shownStaged, 'staged block'),
        icon: <IconX {...icon} />,
        run: () => here.onMany('reject', 'shown'),
      },
    mayReview &&
      !here.reading &&
      counts.ai_complete > 0 && {
        id: 'reject-all',
        label: 'Reject all staged blocks…',
        hint: plural(counts.ai_complete, 'block'),
        icon: <IconX {...icon} />,
        run: () => here.onMany('reject', 'staged'),
      },
    mayReview &&
      here.selected.some(isStaged) && {
        id: 'set-field',
        label: 'Set a field on the selected blocks…',
        hint: plural(here.selected.filter(isStaged).length, 'staged block'),
        icon: <IconPencil {...icon} />,
        keys: ['Shift', 'E'],
        run: here.onSetField,
      },
    mayReview &&
      !!run && {
        id: 'undo',
        label: 'Undo the last decision or edit',
        icon: <IconArrowBackUp {...icon} />,
        keys: ['Ctrl', 'Z'],
        run: here.onUndo,
      },
    mayRun &&
      !!run &&
      counts.pending > 0 &&
      run.status === 'running' && {
        id: 'run',
        label: 'Run pending blocks',
        hint: plural(counts.pending, 'block'),
        icon: <IconPlayerPlay {...icon} />,
        keys: ['Shift', 'R'],
        run: () => onAsk('run'),
      },
    mayRun &&
      !!run &&
      isOpen(run) && {
        id: 'pause',
        label: 'Pause this run',
        icon: <IconPlayerPause {...icon} />,
        run: () => verb.mutate({ verb: 'pause', runs: [run] }),
      },
    mayRun &&
      run?.status === 'paused' && {
        id: 'resume',
        label: 'Resume this run',
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
      label: 'Copy a link to this block',
      icon: <IconLink {...icon} />,
      keys: ['L'],
      run: here.onCopyLink,
    },
    {
      id: 'filter',
      label: 'Filter blocks',
      icon: <IconFilter {...icon} />,
      keys: ['/'],
      run: onFilter,
    },
    {
      id: 'density',
      label: expanded ? 'Show compact rows' : 'Show expanded rows',
      icon: <IconBaselineDensityMedium {...icon} />,
      run: () => prefer('density', expanded ? 'compact' : 'expanded'),
    },
    mayRun &&
      !!run && {
        id: 'run-settings',
        label: 'Run settings…',
        icon: <IconAdjustmentsHorizontal {...icon} />,
        run: () => onAsk('settings'),
      },
    mayRun &&
      !!run && {
        id: 'rename-run',
        label: 'Rename this run…',
        icon: <IconPencil {...icon} />,
        run: () => onAsk('rename'),
      },
    mayRun && {
      id: 'new-run',
      label: 'New run…',
      icon: <IconPlus {...icon} />,
      run: () => onAsk('new-run'),
    },
    {
      id: 'keys',
      label: 'All keys',
      icon: <IconKeyboard {...icon} />,
      keys: ['?'],
      run: () => onAsk('keys'),
    },
  ]);
}
