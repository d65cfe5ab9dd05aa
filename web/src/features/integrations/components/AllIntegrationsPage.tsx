import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { integrations as t } from 'texts/integrations';
import type { Integration } from '../../../shared/api/integrationTypes';
import type { Project } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { useNow } from '../../../shared/lib/useNow';
import { useTitle } from '../../../shared/lib/useTitle';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { FormError } from '../../../shared/ui/FormError';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import { projectsQuery } from '../../projects/api/projects';
import { integrationsQuery } from '../api/integrations';
import { IntegrationCard } from './IntegrationCard';
import css from './Integrations.module.css';
import { NewMenu } from './NewMenu';

interface Group {
  project: Project;
  list: Integration[] | undefined;
  failed: boolean;
}

/** What the confirmed data of all projects that one owns or edits is sent to. */
export default function AllIntegrationsPage() {
  useTitle(t.title);
  const projects = useQuery(projectsQuery);
  const mine = (projects.data ?? []).filter(({ role }) => can(role, 'editor'));
  const groups = useQueries({
    queries: mine.map(({ project_id }) => integrationsQuery(project_id)),
    combine: (results): Group[] =>
      results.map(({ data, isLoadingError }, at) => ({
        project: mine[at]!,
        list: data,
        failed: isLoadingError,
      })),
  });
  const now = useNow();
  const full = groups.filter(({ list }) => !!list?.length);
  const failed = groups.filter((group) => group.failed);
  const pending = projects.isPending || groups.some((group) => !group.list && !group.failed);
  const owned = mine.filter(({ role }) => can(role, 'owner'));
  const number = full.reduce((sum, { list }) => sum + list!.length, 0);
  return (
    <>
      <Toolbar actions={number > 0 && owned.length > 0 && <NewMenu projects={owned} />}>
        <PageTitle meta={number > 0 ? t.number(number) : undefined}>{t.title}</PageTitle>
      </Toolbar>
      <div className={table.page}>
        {pending && full.length === 0 && <RowsSkeleton />}
        {projects.isLoadingError && <Failure error={projects.error} retry={() => void projects.refetch()} />}
        {failed.length > 0 && (
          <FormError>
            {t.projectsFailed(failed.map(({ project }) => project.project_name).join(', '))}
          </FormError>
        )}
        {projects.data && mine.length === 0 && <EmptyState title={t.nowhere} hint={t.nowhereHint} />}
        {mine.length > 0 && !pending && failed.length === 0 && full.length === 0 && (
          <EmptyState title={t.none} hint={owned.length > 0 ? t.noneHint : t.noneHintReader}>
            {owned.length > 0 && <NewMenu projects={owned} />}
          </EmptyState>
        )}
        {full.map(({ project, list }) => (
          <section
            key={project.project_id}
            className={css.group}
            aria-label={t.ofProject(project.project_name)}
          >
            <div className={css.head}>
              <h2>
                <Link to={`/app/projects/${project.project_id}/integrations`}>{project.project_name}</Link>
              </h2>
            </div>
            <ul className={css.list}>
              {list!.map((each) => (
                <IntegrationCard key={each.integration_id} integration={each} now={now} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
