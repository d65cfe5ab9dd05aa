import { NavLink } from 'react-router';
import { settings as t } from 'texts/settings';
import { PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import { useUser } from '../../auth/api/session';
import css from './SettingsBar.module.css';

/** The line above the settings: one's own, and for operators those of the installation. */
export function SettingsBar() {
  const operator = useUser()?.operator === true;
  return (
    <Toolbar>
      <PageTitle>{t.bar.title}</PageTitle>
      {operator && (
        <nav aria-label={t.bar.tabs} className={css.tabs}>
          <NavLink to="/app/settings" end className={css.tab}>
            {t.bar.personal}
          </NavLink>
          <NavLink to="/app/settings/installation" className={css.tab}>
            {t.bar.installation}
          </NavLink>
        </nav>
      )}
    </Toolbar>
  );
}
