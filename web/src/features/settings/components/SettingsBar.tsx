import { NavLink } from 'react-router';
import { PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import { useUser } from '../../auth/api/session';
import css from './SettingsBar.module.css';

/** The line above the settings: one's own, and for operators those of the installation. */
export function SettingsBar() {
  const operator = useUser()?.operator === true;
  return (
    <Toolbar>
      <PageTitle>Settings</PageTitle>
      {operator && (
        <nav aria-label="Settings" className={css.tabs}>
          <NavLink to="/app/settings" end className={css.tab}>
            Personal
          </NavLink>
          <NavLink to="/app/settings/installation" className={css.tab}>
            Installation
          </NavLink>
        </nav>
      )}
    </Toolbar>
  );
}
