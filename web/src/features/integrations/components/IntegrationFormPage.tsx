import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { integrationForm as t } from 'texts/integration-form';
import { integrations } from 'texts/integrations';
import { Problem } from '../../../shared/api/problem';
import { can } from '../../../shared/lib/roles';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { Failure } from '../../../shared/ui/Failure';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { useScope } from '../../../shared/realtime/scope';
import { integrationQuery } from '../api/integrations';
import { isKind, kinds } from '../model/draft';
import css from './Form.module.css';
import { IntegrationForm } from './IntegrationForm';
import { KindIcon } from './KindIcon';
import { NotYours } from './NotYours';

/** Makes an integration, or changes one: its kind is chosen first. */
export default function IntegrationFormPage() {
  const { project } = useScope();
  const { integrationId } = useParams();
  const [params] = useSearchParams();
  const owner = can(project.role, 'owner');
  const id = project.project_id;
  const list = `/app/projects/${id}/integrations`;
  const old = useQuery({
    ...integrationQuery(id, integrationId ?? ''),
    enabled: owner && integrationId !== undefined,
    // What somebody is changing does not change under their hands.
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  if (!owner) return <NotYours project={project} title={t.ownersOnly} hint={t.ownersOnlyHint} />;
  if (integrationId === undefined) {
    const kind = params.get('kind');
    return isKind(kind) ? <IntegrationForm key={kind} project={project} kind={kind} /> : <KindChoice />;
  }
  if (old.error instanceof Problem && [400, 404].includes(old.error.status)) {
    return <NotFound title={integrations.gone} back={{ to: list, name: integrations.toList }} />;
  }
  if (old.isLoadingError) return <Failure error={old.error} retry={() => void old.refetch()} />;
  if (!old.data) return <PageSkeleton />;
  return <IntegrationForm key={integrationId} project={project} kind={old.data.kind} old={old.data} />;
}

function KindChoice() {
  const { project } = useScope();
  const home = `/app/projects/${project.project_id}`;
  useTitle(`${t.chooseTitle} · ${project.project_name}`);
  const list = useRef<HTMLUListElement>(null);
  // The button or the menu that led here is gone: the keyboard goes on at the first kind.
  useEffect(() => list.current?.querySelector('a')?.focus(), []);
  return (
    <>
      <Toolbar
        actions={
          <Button component={Link} to={`${home}/integrations`}>
            {t.cancel}
          </Button>
        }
      >
        <Crumbs
          trail={[
            { to: home, name: project.project_name },
            { to: `${home}/integrations`, name: integrations.title },
          ]}
          here={t.chooseTitle}
        />
      </Toolbar>
      <div className={table.page}>
        <div className={css.page}>
          <h2 className={css.choose}>{t.choose}</h2>
          <ul ref={list} className={css.kind}>
            {kinds.map((kind) => (
              <li key={kind}>
                <Link to={`?kind=${kind}`}>
                  <KindIcon kind={kind} size={22} />
                  <span>
                    <strong>{integrations.kinds[kind]}</strong>
                    <span>{integrations.kindHints[kind]}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
