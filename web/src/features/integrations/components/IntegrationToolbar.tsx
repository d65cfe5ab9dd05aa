import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconSend, IconTestPipe } from '@tabler/icons-react';
import { integrations as t } from 'texts/integrations';
import type { Integration } from '../../../shared/api/integrationTypes';
import type { Project } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { StatusPill } from '../../../shared/ui/Status';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { signOf } from '../model/state';
import type { useIntegrationActs } from '../model/useIntegrationActs';
import type { IntegrationQuestion } from './IntegrationDialogs';
import css from './IntegrationPage.module.css';

const icon = { size: 16, stroke: 1.6 };

interface Props {
  project: Project;
  integration: Integration;
  acts: ReturnType<typeof useIntegrationActs>;
  onAsk: (question: IntegrationQuestion) => void;
  onEdit: () => void;
}

/** What can be done with an integration; who only edits the project pushes, and no more. */
export function IntegrationToolbar({ project, integration, acts, onAsk, onEdit }: Props) {
  const owner = can(project.role, 'owner');
  const { paused } = integration;
  const home = `/app/projects/${project.project_id}`;
  const sign = signOf(integration);
  return (
    <Toolbar
      actions={
        <>
          {owner && (
            <Button
              className={css.button}
              leftSection={<IconTestPipe {...icon} />}
              loading={acts.test.isPending}
              onClick={() => acts.test.mutate()}
            >
              {t.acts.test}
            </Button>
          )}
          {owner && (
            <Button
              className={css.button}
              leftSection={paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
              loading={acts.pause.isPending}
              onClick={() => acts.pause.mutate(!paused)}
            >
              {paused ? t.acts.resume : t.acts.pause}
            </Button>
          )}
          <Button
            className={css.button}
            variant="filled"
            leftSection={<IconSend {...icon} />}
            onClick={() => onAsk('push')}
          >
            {t.acts.push}
          </Button>
          {owner && (
            <Menu>
              <Menu.Target>
                <ActionIcon aria-label={t.acts.more}>
                  <IconDots {...icon} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={onEdit}>{t.acts.edit}</Menu.Item>
                <Menu.Divider />
                <Menu.Item color="red" onClick={() => onAsk('delete')}>
                  {t.acts.delete}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      }
    >
      <Crumbs
        trail={[
          { to: home, name: project.project_name },
          { to: `${home}/integrations`, name: t.title },
        ]}
        here={integration.name}
      />
      <StatusPill status={sign.status} word={sign.word} />
    </Toolbar>
  );
}
