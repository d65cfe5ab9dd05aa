import { Button } from '@mantine/core';
import { IconChecks, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { documents as t } from 'texts/documents';
import { can } from '../../../shared/lib/roles';
import { useScope } from '../../../shared/realtime/scope';
import { isStaged } from '../../review-grid/model/row';
import { isWorking } from '../../runs/model/effective';
import { useRunVerb } from '../../runs/model/useRunVerb';
import type { ToolbarProps } from './ReviewToolbar';

const icon = { size: 16, stroke: 1.6 };

/**
 * The next step: with rows selected, what to do with them; else to run what is pending and to confirm what is staged,
 * or what of it a filter lets through.
 */
export function Steps(props: ToolbarProps) {
  const { run, counts, selected, shownStaged, filtered, reading, onAsk, onDecide, onMany } = props;
  const { project } = useScope();
  const verb = useRunVerb(project.project_id);
  if (!run) return null;
  const staged = selected.filter(isStaged).length;
  if (selected.length > 0 && can(project.role, 'reviewer')) {
    return (
      <>
        <Button leftSection={<IconX {...icon} />} disabled={staged === 0} onClick={() => onDecide('reject')}>
          {t.steps.reject(staged)}
        </Button>
        <Button
          variant="filled"
          leftSection={<IconChecks {...icon} />}
          disabled={staged === 0}
          onClick={() => onDecide('confirm')}
        >
          {t.steps.confirm(staged)}
        </Button>
      </>
    );
  }
  return (
    <>
      {can(project.role, 'editor') && isWorking(run) && (
        <Button
          leftSection={<IconPlayerPause {...icon} />}
          loading={verb.isPending}
          onClick={() => verb.mutate({ verb: 'pause', runs: [run] })}
        >
          {t.steps.pause}
        </Button>
      )}
      {can(project.role, 'editor') && !isWorking(run) && run.status === 'running' && counts.pending > 0 && (
        <Button leftSection={<IconPlayerPlay {...icon} />} onClick={() => onAsk('run')}>
          {t.steps.run}
        </Button>
      )}
      {can(project.role, 'reviewer') && filtered && (
        <Button
          variant="filled"
          leftSection={<IconChecks {...icon} />}
          disabled={!shownStaged}
          title={reading ? t.steps.stillReading : undefined}
          onClick={() => onMany('confirm', 'shown')}
        >
          {shownStaged === null ? t.steps.confirmShownReading : t.steps.confirmShown(shownStaged)}
        </Button>
      )}
      {can(project.role, 'reviewer') && !filtered && (
        <Button
          variant="filled"
          leftSection={<IconChecks {...icon} />}
          disabled={counts.ai_complete === 0}
          onClick={() => onAsk('confirm')}
        >
          {counts.ai_complete > 0 ? t.steps.confirm(counts.ai_complete) : t.steps.confirmNone}
        </Button>
      )}
    </>
  );
}
