import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { project as t } from 'texts/project';
import { count } from '../../../shared/lib/format';
import type { View } from '../model/view';
import css from './ViewTabs.module.css';

interface Props {
  view: View;
  numbers: Record<View, number | undefined>;
  /** What belongs to the view that is shown, at the end of the line. */
  children?: ReactNode;
}

const views: { view: View; label: string; to: string }[] = [
  { view: 'documents', label: t.views.documents, to: '?' },
  { view: 'runs', label: t.views.runs, to: '?view=runs' },
  { view: 'members', label: t.views.members, to: '?view=members' },
];

/** The sides of a project. Links, so that each has an address and opens in a tab of its own. */
export function ViewTabs({ view, numbers, children }: Props) {
  return (
    <div className={css.line}>
      <nav className={css.tabs} aria-label={t.views.label}>
        {views.map((each) => (
          <Link
            key={each.view}
            to={each.to}
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
