import { Button } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import type { Run } from '../../../shared/api/types';
import { count, plural } from '../../../shared/lib/format';
import { Notice } from '../../../shared/ui/Notice';
import { useRunVerb } from '../model/useRunVerb';

interface Props {
  projectId: string;
  /** The paused runs that the page is about. */
  runs: Run[];
  editor: boolean;
}

/** That work stands still, and why; whoever may can let it go on. */
export function PausedNotice({ projectId, runs, editor }: Props) {
  const verb = useRunVerb(projectId);
  const [first] = runs;
  if (!first) return null;
  const reasons = [...new Set(runs.map(({ status_reason }) => status_reason || 'no reason was given'))];
  const waiting = runs.reduce((sum, { counts }) => sum + counts.pending + counts.claimed, 0);
  return (
    <Notice
      icon={<IconPlayerPause size={14} stroke={1.8} />}
      action={
        editor && (
          <Button
            size="compact-sm"
            loading={verb.isPending}
            onClick={() => verb.mutate({ verb: 'resume', runs })}
          >
            {runs.length === 1 ? 'Resume' : `Resume ${count(runs.length)}`}
          </Button>
        )
      }
    >
      <strong>{runs.length === 1 ? 'Paused' : `${plural(runs.length, 'run')} paused`}</strong>:{' '}
      {reasons.slice(0, 2).join('; ')}
      {reasons.length > 2 && `; ${plural(reasons.length - 2, 'other reason')}`}. {plural(waiting, 'block')}{' '}
      waiting.
    </Notice>
  );
}
