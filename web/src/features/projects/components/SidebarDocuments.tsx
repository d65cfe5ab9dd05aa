import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { documentsQuery } from '../../documents/api/documents';
import { runsQuery } from '../../runs/api/runs';
import { effectiveRun, standingOf } from '../../runs/model/effective';
import { useProject } from '../api/projects';
import css from './SidebarDocuments.module.css';

const most = 40;

/** The documents of the open project, each with a dot for where it stands. */
export default function SidebarDocuments({ projectId }: { projectId: string }) {
  const project = useProject(projectId);
  const documents = useQuery(documentsQuery(projectId));
  const runs = useQuery(runsQuery(projectId));
  if (!project.data || !documents.data?.length) return null;
  const rest = documents.data.length - most;
  return (
    <>
      <p className={css.head}>{project.data.project_name}</p>
      <ul className={css.list}>
        {documents.data.slice(0, most).map((document) => {
          const own = (runs.data ?? []).filter((run) => run.source_uid === document.source_uid);
          return (
            <li key={document.source_uid}>
              <NavLink
                className={css.item}
                to={`/app/projects/${projectId}/documents/${document.source_uid}`}
                title={document.doc_title}
              >
                <span
                  className={css.dot}
                  data-status={standingOf(document, effectiveRun(own))?.status ?? 'none'}
                />
                <span className={css.title}>{document.doc_title}</span>
              </NavLink>
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <NavLink className={css.more} to={`/app/projects/${projectId}`} end>
          {rest} more
        </NavLink>
      )}
    </>
  );
}
