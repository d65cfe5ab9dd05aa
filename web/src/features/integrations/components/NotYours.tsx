import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { integrations as t } from 'texts/integrations';
import { project as tp } from 'texts/project';
import type { Project } from '../../../shared/api/types';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Toolbar } from '../../../shared/ui/Toolbar';

interface Props {
  project: Project;
  title?: string;
  hint?: string;
}

/** What somebody sees whose role in the project does not reach here. */
export function NotYours({ project, title = t.notYours, hint = t.notYoursHint }: Props) {
  const home = `/app/projects/${project.project_id}`;
  return (
    <>
      <Toolbar>
        <Crumbs
          trail={[
            { to: '/app', name: tp.toolbar.projects },
            { to: home, name: project.project_name },
          ]}
          here={t.title}
        />
      </Toolbar>
      <EmptyState title={title} hint={hint}>
        <Button component={Link} to={home}>
          {project.project_name}
        </Button>
      </EmptyState>
    </>
  );
}
