import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { account } from 'texts/account';
import { settings as t } from 'texts/settings';
import { useTitle } from '../../../shared/lib/useTitle';
import table from '../../../shared/ui/table.module.css';
import { AccountEvents } from './AccountEvents';
import { Appearance } from './Appearance';
import { DeleteAccount } from './DeleteAccount';
import { ModelKeys } from './ModelKeys';
import { Profile } from './Profile';
import { Security } from './Security';
import { Sessions } from './Sessions';
import css from './SettingsPage.module.css';
import { SettingsBar } from './SettingsBar';
import { Tokens } from './Tokens';

const parts = [
  { id: 'profile', title: account.profile.title },
  { id: 'security', title: account.security.title },
  { id: 'sessions', title: account.sessions.title },
  { id: 'events', title: account.events.title },
  { id: 'tokens', title: t.tokens.title },
  { id: 'model-keys', title: t.keys.title },
  { id: 'appearance', title: t.appearance.title },
  { id: 'delete-account', title: account.deletion.title },
];

export default function SettingsPage() {
  useTitle(t.pageTitle);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' });
  }, [hash, key]);
  return (
    <>
      <SettingsBar />
      <div className={table.page}>
        <div className={css.page}>
          <nav className={css.parts} aria-label={t.parts}>
            {parts.map(({ id, title }) => (
              <Link key={id} to={`#${id}`} replace>
                {title}
              </Link>
            ))}
          </nav>
          <div className={css.column}>
            <Profile />
            <Security />
            <Sessions />
            <AccountEvents />
            <Tokens />
            <ModelKeys />
            <Appearance />
            <DeleteAccount />
          </div>
        </div>
      </div>
    </>
  );
}
