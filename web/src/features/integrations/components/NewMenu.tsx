import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { integrations as t } from 'texts/integrations';
import type { Project } from '../../../shared/api/types';
import css from './Integrations.module.css';
import { NewButton } from './NewButton';

/** Another one, for the project that is chosen. */
export function NewMenu({ projects }: { projects: Project[] }) {
  const navigate = useNavigate();
  const [only, ...others] = projects;
  if (only && others.length === 0) return <NewButton projectId={only.project_id} />;
  return (
    <Menu>
      <Menu.Target>
        <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />}>
          {t.new}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.menu}>
        <Menu.Label>{t.forProject}</Menu.Label>
        {projects.map(({ project_id, project_name }) => (
          <Menu.Item
            key={project_id}
            onClick={() => void navigate(`/app/projects/${project_id}/integrations/new`)}
          >
            {project_name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
