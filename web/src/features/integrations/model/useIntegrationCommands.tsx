import {
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRepeat,
  IconSend,
  IconTestPipe,
} from '@tabler/icons-react';
import { integrations as t } from 'texts/integrations';
import type { Integration } from '../../../shared/api/integrationTypes';
import { useCommands } from '../../../shared/lib/commands';
import type { IntegrationQuestion } from '../components/IntegrationDialogs';
import type { useIntegrationActs } from './useIntegrationActs';

const icon = { size: 16, stroke: 1.6 };

interface Here {
  integration: Integration;
  owner: boolean;
  acts: ReturnType<typeof useIntegrationActs>;
  onAsk: (question: IntegrationQuestion) => void;
  onEdit: () => void;
}

/** What the palette offers on the page of an integration. */
export function useIntegrationCommands({ integration, owner, acts, onAsk, onEdit }: Here): void {
  const { paused, failed } = integration;
  useCommands(t.acts.group, [
    owner && {
      id: 'integration-test',
      label: t.acts.test,
      icon: <IconTestPipe {...icon} />,
      run: () => acts.test.mutate(),
    },
    {
      id: 'integration-push',
      label: t.acts.push,
      icon: <IconSend {...icon} />,
      run: () => onAsk('push'),
    },
    failed > 0 && {
      id: 'integration-replay',
      label: t.replay.ask(failed),
      icon: <IconRepeat {...icon} />,
      run: () => onAsk('replay'),
    },
    owner && {
      id: 'integration-pause',
      label: paused ? t.acts.resume : t.acts.pause,
      icon: paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />,
      run: () => acts.pause.mutate(!paused),
    },
    owner && {
      id: 'integration-edit',
      label: t.acts.edit,
      icon: <IconPencil {...icon} />,
      run: onEdit,
    },
  ]);
}
