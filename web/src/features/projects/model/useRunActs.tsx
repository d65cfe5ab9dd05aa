import {
  IconAdjustmentsHorizontal,
  IconBan,
  IconDownload,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { project as texts } from 'texts/project';
import { exportWords } from 'texts/exports';
import type { Project, Run } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { isOpen, isUnderWay } from '../../runs/model/effective';
import { canBeCancelled } from '../../runs/model/runList';
import { useRunVerb } from '../../runs/model/useRunVerb';
import type { RunQuestion } from '../components/RunDialogs';

/** Something that can be done with runs: in a row's menu, in the bar of those selected, in the palette. */
export interface RunAct {
  label: string;
  icon: ReactNode;
  danger?: boolean;
  run: () => void;
}

const icon = { size: 14, stroke: 1.6 };
const t = texts.runActs;

/** What may be done with one run, or with several that were chosen; only what there is something to do for. */
export function useRunActs(project: Project) {
  const [question, setQuestion] = useState<RunQuestion>(null);
  const verb = useRunVerb(project.project_id);
  const editor = can(project.role, 'editor');
  const reviewer = can(project.role, 'reviewer');

  const shared = (runs: Run[], some: (of: Run[]) => number | null): (RunAct | false)[] => {
    const underWay = runs.filter(isUnderWay);
    const paused = runs.filter(({ status }) => status === 'paused');
    const failed = runs.filter(({ counts, status }) => counts.failed > 0 && status !== 'cancelled');
    const stoppable = runs.filter(canBeCancelled);
    return [
      editor &&
        underWay.length > 0 && {
          label: t.pause(some(underWay)),
          icon: <IconPlayerPause {...icon} />,
          run: () => verb.mutate({ verb: 'pause', runs: underWay }),
        },
      editor &&
        paused.length > 0 && {
          label: t.resume(some(paused)),
          icon: <IconPlayerPlay {...icon} />,
          run: () => verb.mutate({ verb: 'resume', runs: paused }),
        },
      reviewer &&
        failed.length > 0 && {
          label: t.retry(some(failed)),
          icon: <IconRefresh {...icon} />,
          run: () => verb.mutate({ verb: 'retry', runs: failed, wake: editor }),
        },
      editor &&
        stoppable.length > 0 && {
          label: t.cancel(some(stoppable)),
          icon: <IconBan {...icon} />,
          danger: true,
          run: () => setQuestion({ about: 'cancel', runs: stoppable }),
        },
      editor && {
        label: t.delete,
        icon: <IconTrash {...icon} />,
        danger: true,
        run: () => setQuestion({ about: 'delete', runs }),
      },
    ];
  };

  const forMany = (runs: Run[]): RunAct[] => {
    // Where it is not all of those selected, the number says so.
    const some = (of: Run[]) => (of.length === runs.length ? null : of.length);
    const exporting: RunAct = {
      label: exportWords.open,
      icon: <IconDownload {...icon} />,
      run: () => setQuestion({ about: 'export', runs }),
    };
    return [exporting, ...shared(runs, some)].filter((act) => act !== false);
  };

  const forOne = (run: Run): RunAct[] =>
    [
      editor &&
        isOpen(run) &&
        run.counts.pending > 0 && {
          label: t.run,
          icon: <IconPlayerPlay {...icon} />,
          run: () => setQuestion({ about: 'run', runs: [run] }),
        },
      editor && {
        label: t.rename,
        icon: <IconPencil {...icon} />,
        run: () => setQuestion({ about: 'rename', runs: [run] }),
      },
      editor && {
        label: t.settings,
        icon: <IconAdjustmentsHorizontal {...icon} />,
        run: () => setQuestion({ about: 'settings', runs: [run] }),
      },
      {
        label: exportWords.open,
        icon: <IconDownload {...icon} />,
        run: () => setQuestion({ about: 'export', runs: [run] }),
      },
      ...shared([run], () => null),
    ].filter((act) => act !== false);

  return { question, close: () => setQuestion(null), forOne, forMany };
}
