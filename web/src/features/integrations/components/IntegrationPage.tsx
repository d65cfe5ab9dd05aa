import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { integrations as t } from 'texts/integrations';
import { Problem } from '../../../shared/api/problem';
import type { Integration } from '../../../shared/api/integrationTypes';
import type { Project } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Failure } from '../../../shared/ui/Failure';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { useScope } from '../../../shared/realtime/scope';
import { integrationQuery } from '../api/integrations';
import { useIntegrationActs } from '../model/useIntegrationActs';
import { useIntegrationCommands } from '../model/useIntegrationCommands';
import { DeliveriesTable } from './DeliveriesTable';
import { IntegrationDialogs, type IntegrationQuestion } from './IntegrationDialogs';
import { IntegrationSummary } from './IntegrationSummary';
import { IntegrationToolbar } from './IntegrationToolbar';
import { NotYours } from './NotYours';
import { StoreQueries } from './StoreQueries';

/** One other side of a project: how it is set up, how it fares, and each delivery to it. */
export default function IntegrationPage() {
  const { project } = useScope();
  const { integrationId = '' } = useParams();
  const editor = can(project.role, 'editor');
  const id = project.project_id;
  const integration = useQuery({ ...integrationQuery(id, integrationId), enabled: editor });
  const list = `/app/projects/${id}/integrations`;
  if (!editor) return <NotYours project={project} />;
  if (integration.error instanceof Problem && [400, 404].includes(integration.error.status)) {
    return <NotFound title={t.gone} back={{ to: list, name: t.toList }} />;
  }
  if (integration.isLoadingError) {
    return <Failure error={integration.error} retry={() => void integration.refetch()} />;
  }
  if (!integration.data) return <PageSkeleton />;
  return <Shown key={integrationId} project={project} integration={integration.data} />;
}

function Shown({ project, integration }: { project: Project; integration: Integration }) {
  useTitle(`${integration.name} · ${project.project_name}`);
  const navigate = useNavigate();
  const [question, setQuestion] = useState<IntegrationQuestion>(null);
  const acts = useIntegrationActs(integration);
  const owner = can(project.role, 'owner');
  const edit = () => void navigate('edit');
  useIntegrationCommands({ integration, owner, acts, onAsk: setQuestion, onEdit: edit });
  return (
    <>
      <IntegrationToolbar
        project={project}
        integration={integration}
        acts={acts}
        onAsk={setQuestion}
        onEdit={edit}
      />
      <div className={table.page}>
        <IntegrationSummary integration={integration} test={acts.test} />
        {integration.kind === 'object_store' && <StoreQueries integration={integration} />}
        <DeliveriesTable integration={integration} onReplay={() => setQuestion('replay')} />
      </div>
      <IntegrationDialogs integration={integration} question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
