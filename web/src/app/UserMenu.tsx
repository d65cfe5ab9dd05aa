import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { app as t } from 'texts/app';
import { useUser } from '../features/auth/api/session';
import { post } from '../shared/api/client';
import { initials } from '../shared/lib/format';
import { toastProblem } from '../shared/ui/toast';
import css from './UserMenu.module.css';

/** Who is signed in, and the way out. The browser's own popover: the frame loads no floating code. */
export function UserMenu() {
  const user = useUser();
  const queries = useQueryClient();
  if (!user) return null;

  const signOut = () =>
    post('/auth/logout').then(() => {
      queries.clear();
      window.location.assign('/login');
    }, toastProblem);

  return (
    <>
      <button type="button" className={css.user} popoverTarget="user-menu">
        <span className={css.initials} data-initials={initials(user.display_name || user.email)} />
        <span className={css.name}>{user.display_name || user.email}</span>
        <span className="visually-hidden">{t.user.account}</span>
      </button>
      <div id="user-menu" popover="auto" className={css.menu}>
        <p className={css.mail}>{user.email}</p>
        <Link
          to="/app/settings"
          className={css.item}
          onClick={() => document.getElementById('user-menu')?.hidePopover()}
        >
          {t.user.settings}
        </Link>
        <button type="button" className={css.item} onClick={signOut}>
          {t.user.signOut}
        </button>
      </div>
    </>
  );
}
