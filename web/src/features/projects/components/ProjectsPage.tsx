import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { projects as t } from 'texts/projects';
import type { Project } from '../../../shared/api/types';
import { count, onDay } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Chip } from '../../../shared/ui/Chip';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import { useUser } from '../../auth/api/session';
import { projectsQuery, standingsQuery } from '../api/projects';
import { openedProjects, recentFirst } from '../model/opened';
import { DeleteProjectDialog } from './DeleteProjectDialog';
import { ProjectDialog } from './ProjectDialog';
import { Waiting } from './Waiting';

type Open = { kind: 'create' } | { kind: 'rename' | 'delete'; project: Project } | null;

export default function ProjectsPage() {
  useTitle(t.page.title);
  const projects = useQuery(projectsQuery);
  const read = useQuery(standingsQuery).data;
  const standings = useMemo(() => new Map((read ?? []).map((each) => [each.project_id, each])), [read]);
  const user = useUser()?.user_id;
  const recent = useMemo(
    () => recentFirst(projects.data ?? [], user ? openedProjects(user) : []),
    [projects.data, user],
  );
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const create = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.6} />}
      onClick={() => setOpen({ kind: 'create' })}
    >
      {t.page.new}
    </Button>
  );

  return (
    <>
      <Toolbar actions={projects.data?.length ? create : undefined}>
        <PageTitle meta={projects.data?.length ? t.page.number(projects.data.length) : undefined}>
          {t.page.title}
        </PageTitle>
      </Toolbar>
      <div className={table.page}>
        {projects.isPending && <RowsSkeleton />}
        {projects.isLoadingError && <Failure error={projects.error} retry={() => void projects.refetch()} />}
        {projects.data?.length === 0 && (
          <EmptyState title={t.page.none} hint={t.page.noneHint}>
            {create}
          </EmptyState>
        )}
        <Waiting projects={recent} standings={standings} />
        {recent.length > 0 && (
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t.page.project}</th>
                <th scope="col" className={table.wide}>
                  {t.page.description}
                </th>
                <th scope="col" className={table.number}>
                  {t.page.documents}
                </th>
                <th scope="col" className={table.number}>
                  {t.page.staged}
                </th>
                <th scope="col" className={table.number}>
                  {t.page.failed}
                </th>
                <th scope="col">{t.page.role}</th>
                <th scope="col" className={table.spare}>
                  {t.page.created}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t.page.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {recent.map((project) => (
                <tr key={project.project_id}>
                  <td className={table.name}>
                    <Link to={`/app/projects/${project.project_id}`}>{project.project_name}</Link>
                  </td>
                  <td className={table.quiet}>{project.description}</td>
                  <Figure of={standings.get(project.project_id)?.documents} />
                  <Figure of={standings.get(project.project_id)?.staged} />
                  <Figure of={standings.get(project.project_id)?.failed} />
                  <td>
                    <Chip>{t.roles[project.role]}</Chip>
                  </td>
                  <td className={`${table.quiet} ${table.spare}`}>{onDay(project.created_at)}</td>
                  <td className={table.end}>
                    {can(project.role, 'owner') && <RowMenu project={project} choose={setOpen} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <ProjectDialog
        key={open?.kind === 'rename' ? open.project.project_id : 'new'}
        opened={open?.kind === 'create' || open?.kind === 'rename'}
        project={open?.kind === 'rename' ? open.project : undefined}
        onClose={close}
      />
      {open?.kind === 'delete' && <DeleteProjectDialog project={open.project} onClose={close} />}
    </>
  );
}

/** A number of a project; nothing until it is known, and quiet where it is nought. */
function Figure({ of }: { of: number | undefined }) {
  return <td className={`${table.number} ${of ? '' : table.quiet}`}>{of === undefined ? '' : count(of)}</td>;
}

function RowMenu({ project, choose }: { project: Project; choose: (open: Open) => void }) {
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t.page.actionsFor(project.project_name)}>
          <IconDots size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => choose({ kind: 'rename', project })}>{t.page.edit}</Menu.Item>
        <Menu.Item color="red" onClick={() => choose({ kind: 'delete', project })}>
          {t.page.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
