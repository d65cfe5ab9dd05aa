import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { project as t } from 'texts/project';
import type { Role } from '../../../shared/api/types';
import { count } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import type { View } from '../model/view';
import css from './ViewTabs.module.css';

/** The sides that are views of the project's page, and one that is a page of its own. */
type Side = View | 'integrations';

interface Props {
  projectId: string;
  view: Side;
  numbers: Partial<Record<Side, number>>;
  /** An editor sees where data goes, an owner the log as well. */
  role: Role;
  /** What belongs to the view that is shown, at the end of the line. */
  children?: ReactNode;
}

const sides: { view: Side; label: string; to: string; least: Role }[] = [
  { view: 'documents', label: t.views.documents, to: '', least: 'viewer' },
  { view: 'runs', label: t.views.runs, to: '?view=runs', least: 'viewer' },
  { view: 'members', label: t.views.members, to: '?view=members', least: 'viewer' },
  { view: 'integrations', label: t.views.integrations, to: '/integrations', least: 'editor' },
  { view: 'audit', label: t.views.audit, to: '?view=audit', least: 'owner' },
];

/** The sides of a project. Links, so that each has an address and opens in a tab of its own. */
export function ViewTabs({ projectId, view, numbers, role, children }: Props) {
  const shown = sides.filter(({ least }) => can(role, least));
  return (
    <div className={css.line}>
      <nav className={css.tabs} aria-label={t.views.label}>
        {shown.map((each) => (
          <Link
            key={each.view}
            to={`/app/projects/${projectId}${each.to}`}
            className={css.tab}
            aria-current={each.view === view ? 'page' : undefined}
          >
            {each.label}
            {numbers[each.view] !== undefined && (
              <span className={css.number}>{count(numbers[each.view]!)}</span>
            )}
          </Link>
        ))}
      </nav>
      {children && <div className={css.rest}>{children}</div>}
    </div>
  );
}
