import { useQuery } from '@tanstack/react-query';
import { integrations as t } from 'texts/integrations';
import { project as tp } from 'texts/project';
import { useNow } from '../../../shared/lib/useNow';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { useScope } from '../../../shared/realtime/scope';
import { ViewTabs } from '../../projects/components/ViewTabs';
import { useTabNumbers } from '../../projects/model/useTabNumbers';
import { integrationsQuery } from '../api/integrations';
import css from './Integrations.module.css';
import { IntegrationCard } from './IntegrationCard';
import { NewButton } from './NewButton';
import { NotYours } from './NotYours';

/** What the confirmed data of a project is sent to. */
export default function IntegrationsPage() {
  const { project } = useScope();
  const id = project.project_id;
  useTitle(`${t.title} · ${project.project_name}`);
  const owner = can(project.role, 'owner');
  const editor = can(project.role, 'editor');
  const list = useQuery({ ...integrationsQuery(id), enabled: editor });
  const numbers = useTabNumbers(id);
  const now = useNow();
  if (!editor) return <NotYours project={project} />;
  return (
    <>
      <Toolbar actions={owner && !!list.data?.length && <NewButton projectId={id} />}>
        <Crumbs
          trail={[
            { to: '/app', name: tp.toolbar.projects },
            { to: `/app/projects/${id}`, name: project.project_name },
          ]}
          here={t.title}
        />
      </Toolbar>
      <ViewTabs
        projectId={id}
        view="integrations"
        numbers={{ ...numbers, integrations: list.data?.length }}
        role={project.role}
      />
      <div className={table.page}>
        {list.isPending && <RowsSkeleton />}
        {list.isLoadingError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.data?.length === 0 && (
          <EmptyState title={t.none} hint={owner ? t.noneHint : t.noneHintReader}>
            {owner && <NewButton projectId={id} />}
          </EmptyState>
        )}
        {!!list.data?.length && (
          <ul className={css.list}>
            {list.data.map((each) => (
              <IntegrationCard key={each.integration_id} integration={each} now={now} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
