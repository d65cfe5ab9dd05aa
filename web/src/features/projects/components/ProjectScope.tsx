import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useMemo } from 'react';
import { Outlet, useParams } from 'react-router';
import { projects as t } from 'texts/projects';
import { Problem } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { Project } from '../../../shared/api/types';
import { lazily } from '../../../shared/lib/lazily';
import { Failure } from '../../../shared/ui/Failure';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import { ScopeContext } from '../../../shared/realtime/scope';
import { useUser } from '../../auth/api/session';
import { useProject } from '../api/projects';
import { lookAway } from '../model/lookedAt';
import { noteOpened } from '../model/opened';
import { isGone, useGone } from '../model/useGone';
import { useLive } from '../model/useLive';

const ExportsWatch = lazily(() => import('../../exports/components/ExportsWatch'));

/** Reads the project of the address and follows its events for the pages inside it. */
export default function ProjectScope() {
  const { projectId = '' } = useParams();
  const project = useProject(projectId);
  const gone = project.data !== undefined && isGone(project.error);
  const queries = useQueryClient();
  useEffect(() => {
    if (gone) void readAgain(queries, after.projectsChanged());
  }, [gone, queries]);
  if (gone) return <NotFound title={t.gone} />;
  if (project.error instanceof Problem && [400, 404].includes(project.error.status)) return <NotFound />;
  if (project.isLoadingError) return <Failure error={project.error} retry={() => void project.refetch()} />;
  if (!project.data) return <PageSkeleton />;
  return <Following key={projectId} project={project.data} />;
}

function Following({ project }: { project: Project }) {
  const user = useUser()?.user_id;
  useEffect(() => {
    if (user) noteOpened(user, project.project_id);
  }, [user, project.project_id]);
  useGone(project.project_id);
  useEffect(() => () => lookAway(project.project_id), [project.project_id]);
  const { live, subscribe } = useLive(project.project_id);
  const scope = useMemo(() => ({ project, live, subscribe }), [project, live, subscribe]);
  return (
    <ScopeContext value={scope}>
      <Outlet />
      {user && (
        <Suspense fallback={null}>
          <ExportsWatch userId={user} projectId={project.project_id} />
        </Suspense>
      )}
    </ScopeContext>
  );
}
