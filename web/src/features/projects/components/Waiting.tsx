import { Link } from 'react-router';
import { projects as t } from 'texts/projects';
import type { Project, Standing } from '../../../shared/api/types';
import { StatusGlyph } from '../../../shared/ui/Status';
import css from './Waiting.module.css';

const most = 4;

/** Where blocks wait for a person, most of them first. */
export function Waiting({ projects, standings }: { projects: Project[]; standings: Map<string, Standing> }) {
  const waiting = projects
    .map((project) => ({ project, staged: standings.get(project.project_id)?.staged ?? 0 }))
    .filter(({ project, staged }) => staged > 0 && project.role !== 'viewer')
    .sort((a, b) => b.staged - a.staged);
  if (waiting.length === 0) return null;
  const sum = waiting.reduce((total, { staged }) => total + staged, 0);
  return (
    <section aria-label={t.waiting.title} className={css.waiting}>
      <h2 className={css.head}>
        {t.waiting.title}
        <span>{t.waiting.sum(sum, waiting.length)}</span>
      </h2>
      <ul className={css.list}>
        {waiting.slice(0, most).map(({ project, staged }) => (
          <li key={project.project_id}>
            <Link className={css.card} to={`/app/projects/${project.project_id}`}>
              <span className={css.name}>{project.project_name}</span>
              <span className={css.staged}>
                <StatusGlyph status="ai_complete" />
                {t.waiting.staged(staged)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
