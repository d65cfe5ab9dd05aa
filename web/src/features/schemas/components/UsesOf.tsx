import { Link } from 'react-router';
import { schemas as t } from 'texts/schemas';
import type { SchemaUses } from '../../../shared/api/types';
import { count } from '../../../shared/lib/format';
import table from '../../../shared/ui/table.module.css';
import { elsewhere } from '../model/uses';
import css from './SchemaPage.module.css';

/** The projects in which runs use a schema, and how much a person has confirmed there. */
export function UsesOf({ uses }: { uses: SchemaUses }) {
  const others = elsewhere(uses);
  if (uses.runs === 0) {
    return (
      <p className={css.uid}>
        <span>{t.uses.none}</span> {t.uses.apply}{' '}
        <Link className="link" to="/app">
          {t.uses.toProjects}
        </Link>
      </p>
    );
  }
  return (
    <>
      {uses.projects.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t.uses.project}</th>
              <th scope="col" className={table.number}>
                {t.uses.documents}
              </th>
              <th scope="col" className={table.number}>
                {t.uses.runs}
              </th>
              <th scope="col" className={table.number}>
                {t.uses.confirmed}
              </th>
            </tr>
          </thead>
          <tbody>
            {uses.projects.map((project) => (
              <tr key={project.project_id}>
                <td className={table.name}>
                  <Link to={`/app/projects/${project.project_id}`}>{project.project_name}</Link>
                </td>
                <td className={table.number}>{count(project.documents)}</td>
                <td className={table.number}>{count(project.runs)}</td>
                <td className={table.number}>{count(project.confirmed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others > 0 && <p className={css.uid}>{t.uses.elsewhere(others)}</p>}
    </>
  );
}
