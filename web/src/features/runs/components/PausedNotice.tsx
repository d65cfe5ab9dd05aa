import { Button } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { runs as t } from 'texts/runs';
import type { Run } from '../../../shared/api/types';
import { Notice } from '../../../shared/ui/Notice';
import { pausedGroups, type PausedGroup } from '../model/reasons';
import { useRunVerb } from '../model/useRunVerb';
import { OfflineDialog } from './OfflineDialog';
import { RunSettingsDialog } from './RunSettingsDialog';

interface Props {
  projectId: string;
  /** The paused runs that the page is about. */
  runs: Run[];
  editor: boolean;
  /** What a run goes by where there are several. */
  nameOf?: (run: Run) => string | undefined;
  /** Who may raise the project's budget can do so here. */
  onProjectBudget?: () => void;
}

const most = 3;

/** That work stands still, why, and the one thing to do about it. */
export function PausedNotice({ projectId, runs, editor, nameOf, onProjectBudget }: Props) {
  const [asked, setAsked] = useState<{ about: 'budget' | 'model' | 'offline'; runs: Run[] } | null>(null);
  const groups = pausedGroups(runs);
  return (
    <>
      {groups.slice(0, most).map((group) => (
        <Group
          key={`${group.reason.kind}${group.reason.scope ?? ''}${group.reason.words}`}
          group={group}
          projectId={projectId}
          editor={editor}
          nameOf={nameOf}
          onProjectBudget={onProjectBudget}
          onAsk={setAsked}
        />
      ))}
      {asked?.about === 'budget' && (
        <RunSettingsDialog
          projectId={projectId}
          runs={asked.runs}
          begin="budget"
          resume
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.about === 'model' && (
        <RunSettingsDialog projectId={projectId} runs={asked.runs} resume onClose={() => setAsked(null)} />
      )}
      {asked?.about === 'offline' && (
        <OfflineDialog projectId={projectId} runs={asked.runs} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

interface GroupProps {
  group: PausedGroup;
  projectId: string;
  editor: boolean;
  nameOf?: (run: Run) => string | undefined;
  onProjectBudget?: () => void;
  onAsk: (question: { about: 'budget' | 'model' | 'offline'; runs: Run[] }) => void;
}

function Group(props: GroupProps) {
  const { projectId, editor, nameOf, onProjectBudget, onAsk } = props;
  const { reason, runs } = props.group;
  const verb = useRunVerb(projectId);
  const waiting = runs.reduce((sum, { counts }) => sum + counts.pending + counts.claimed, 0);
  const [first] = runs;
  const name = first && (nameOf?.(first) ?? first.run_name);
  const one = name ? t.pausedNotice.named(name) : t.pausedNotice.one;
  const who = runs.length === 1 ? one : t.pausedNotice.several(runs.length);
  const resume = (main: boolean) => (
    <Button
      size="compact-sm"
      variant={main ? undefined : 'subtle'}
      color={main ? undefined : 'gray'}
      loading={verb.isPending}
      onClick={() => verb.mutate({ verb: 'resume', runs })}
    >
      {t.verbs.resume}
    </Button>
  );
  const offline = (
    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onAsk({ about: 'offline', runs })}>
      {t.pausedNotice.offline}
    </Button>
  );
  const key = (words: string) => (
    <Button size="compact-sm" component={Link} to="/app/settings#model-keys">
      {words}
    </Button>
  );
  const actions = () => {
    switch (reason.kind) {
      case 'budget':
        if (reason.scope === 'platform') return key(t.pausedNotice.ownKey);
        if (reason.scope === 'project') {
          return onProjectBudget ? (
            <Button size="compact-sm" onClick={onProjectBudget}>
              {t.pausedNotice.raiseBudget}
            </Button>
          ) : (
            t.pausedNotice.ownerRaises
          );
        }
        return (
          <Button size="compact-sm" onClick={() => onAsk({ about: 'budget', runs })}>
            {t.pausedNotice.raiseBudget}
          </Button>
        );
      case 'price':
        return (
          <>
            {resume(false)}
            <Button size="compact-sm" onClick={() => onAsk({ about: 'model', runs })}>
              {t.pausedNotice.otherModel}
            </Button>
          </>
        );
      case 'no_key':
        return (
          <>
            {offline}
            {resume(false)}
            {key(t.pausedNotice.addKey)}
          </>
        );
      case 'key':
        return (
          <>
            {offline}
            {resume(false)}
            {key(t.pausedNotice.seeToKey)}
          </>
        );
      default:
        return resume(true);
    }
  };
  return (
    <Notice icon={<IconPlayerPause size={14} stroke={1.8} />} action={editor && actions()}>
      {t.pausedNotice.words(who, reason.words, waiting)}
    </Notice>
  );
}
