import {
  IconFolder,
  IconMenu2,
  IconPlugConnected,
  IconSchema,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import { Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { NavLink, useLocation, useMatch } from 'react-router';
import { app as t } from 'texts/app';
import { lazily } from '../shared/lib/lazily';
import { useJobs } from '../shared/lib/jobs';
import { Brand } from '../shared/ui/Brand';
import { Key } from '../shared/ui/KeyHint';
import { SchemeSwitch } from '../shared/ui/SchemeSwitch';
import { toastProblem } from '../shared/ui/toast';
import { atFirstTouch, loadToasts } from './ahead';
import { Bell } from './Bell';
import { Quietly } from './Quietly';
import css from './Shell.module.css';
import { useGlobalKeys } from './useGlobalKeys';
import { usePalette } from './usePalette';
import { UserMenu } from './UserMenu';

const Palette = lazily(() => import('./Palette'));
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

const SidebarDocuments = lazily(() => import('../features/projects/components/SidebarDocuments'));

const Bars = lazily(() => import('./Bars'));

const ShortcutsDialog = lazily(() => import('./ShortcutsDialog'));

const Jobs = lazily(() => import('../shared/ui/Jobs'));

const UploadsElsewhere = lazily(() => import('../features/upload/components/UploadsElsewhere'));

/** The frame of every page: where one can go on the left, the page as one inset panel. */
export function Shell({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const project = useMatch('/app/projects/:projectId/*')?.params.projectId;
  const palette = usePalette();
  const [help, setHelp] = useState(false);
  const showHelp = useCallback(() => setHelp(true), []);
  useGlobalKeys(showHelp);
  const jobs = useJobs().length > 0;
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => atFirstTouch(loadToasts), []);

  return (
    <div className={css.frame} data-open={open || undefined}>
      <a className={css.skip} href="#content">
        {t.shell.skip}
      </a>
      <nav className={css.sidebar} aria-label={t.shell.main}>
        <Brand />
        <button
          type="button"
          className={css.search}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={palette.open}
        >
          <IconSearch size={15} stroke={1.6} aria-hidden="true" />
          <span>{t.shell.search}</span>
          <Key>{mac ? '⌘ K' : 'Ctrl K'}</Key>
        </button>
        <ul className={css.nav}>
          <Item to="/app" icon={<IconFolder size={16} stroke={1.6} />} active={/^\/app(\/projects.*)?$/}>
            {t.shell.projects}
          </Item>
          <Item to="/app/schemas" icon={<IconSchema size={16} stroke={1.6} />} active={/^\/app\/schemas/}>
            {t.shell.schemas}
          </Item>
          <Item
            to="/app/integrations"
            icon={<IconPlugConnected size={16} stroke={1.6} />}
            active={/^\/app\/integrations/}
          >
            {t.shell.integrations}
          </Item>
          <Item to="/app/settings" icon={<IconSettings size={16} stroke={1.6} />} active={/^\/app\/settings/}>
            {t.shell.settings}
          </Item>
        </ul>
        <div className={css.extra}>
          {project && (
            <Aside>
              <SidebarDocuments projectId={project} />
            </Aside>
          )}
        </div>
        <Aside>
          <UploadsElsewhere />
        </Aside>
        <div className={css.foot}>
          <UserMenu />
          <Bell followed={project !== undefined} />
          <SchemeSwitch />
        </div>
      </nav>
      <button
        type="button"
        className={css.veil}
        aria-label={t.shell.closeMenu}
        onClick={() => setOpen(false)}
      />
      <div className={css.stage} data-jobs={jobs || undefined}>
        <button
          type="button"
          className={css.burger}
          aria-label={t.shell.openMenu}
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          <IconMenu2 size={16} stroke={1.6} />
        </button>
        <main id="content" className={css.panel} tabIndex={-1}>
          {children}
          <Aside>
            <Bars />
          </Aside>
        </main>
        {jobs && (
          <Aside>
            <Jobs />
          </Aside>
        )}
      </div>
      {palette.wanted && (
        <Aside
          onFailed={(error) => {
            palette.close();
            toastProblem(error);
          }}
        >
          <Palette
            opened={palette.opened}
            projectId={project}
            onClose={palette.close}
            onShortcuts={showHelp}
          />
        </Aside>
      )}
      {help && (
        <Aside
          onFailed={(error) => {
            setHelp(false);
            toastProblem(error);
          }}
        >
          <ShortcutsDialog onClose={() => setHelp(false)} />
        </Aside>
      )}
    </div>
  );
}

/** Something beside the page, which goes on without it. */
function Aside({ children, onFailed }: { children: ReactNode; onFailed?: (error: unknown) => void }) {
  return (
    <Quietly onFailed={onFailed}>
      <Suspense fallback={null}>{children}</Suspense>
    </Quietly>
  );
}

function Item({
  to,
  icon,
  active,
  children,
}: {
  to: string;
  icon: ReactNode;
  active: RegExp;
  children: ReactNode;
}) {
  const { pathname } = useLocation();
  const here = active.test(pathname);
  return (
    <li>
      <NavLink
        to={to}
        className={css.item}
        data-here={here || undefined}
        aria-current={here ? 'page' : undefined}
      >
        {icon}
        {children}
      </NavLink>
    </li>
  );
}
