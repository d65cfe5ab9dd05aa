import { Link } from 'react-router';
import { sharedParts as t } from 'texts/shared-parts';
import { arriveAt } from '../lib/focus';
import css from './Crumbs.module.css';

/** The way from the top to here. */
export function Crumbs({ trail, here }: { trail: { to: string; name: string }[]; here: string }) {
  return (
    <nav aria-label={t.breadcrumb} className={css.crumbs}>
      <ol>
        {trail.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
            <span aria-hidden="true">/</span>
          </li>
        ))}
        <li className={css.here}>
          <h1 aria-current="page" tabIndex={-1} ref={arriveAt}>
            {here}
          </h1>
        </li>
      </ol>
    </nav>
  );
}
