import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { app as t } from 'texts/app';
import { noticesQuery } from '../features/notices/api/notices';
import { lazily } from '../shared/lib/lazily';
import { toastProblem } from '../shared/ui/toast';
import css from './Bell.module.css';
import { Quietly } from './Quietly';

const NoticeList = lazily(() => import('../features/notices/components/NoticeList'));

/**
 * What has come of work that one started. Where a project is open its events say when there is something new; else it
 * is asked for once a minute, while somebody looks. The browser's own popover, as everywhere in the frame.
 */
export function Bell({ followed }: { followed: boolean }) {
  const [opened, setOpened] = useState(false);
  const { data } = useQuery({ ...noticesQuery, refetchInterval: followed ? false : 60_000 });
  const unseen = data?.filter(({ seen_at }) => seen_at === null).length ?? 0;
  const shown = unseen > 9 ? '9+' : String(unseen);
  return (
    <>
      <button
        type="button"
        className={css.bell}
        popoverTarget="notices"
        aria-label={unseen > 0 ? t.bell.withNew(unseen) : t.bell.title}
        title={t.bell.title}
      >
        <IconBell size={16} stroke={1.6} aria-hidden="true" />
        {unseen > 0 && <span className={css.count}>{shown}</span>}
      </button>
      <div
        id="notices"
        popover="auto"
        className={css.panel}
        role="dialog"
        aria-label={t.bell.title}
        onToggle={(event) => setOpened(event.newState === 'open')}
      >
        {opened && (
          <Quietly onFailed={toastProblem}>
            <Suspense fallback={null}>
              <NoticeList onGo={() => document.getElementById('notices')?.hidePopover()} />
            </Suspense>
          </Quietly>
        )}
      </div>
      <span className="visually-hidden" role="status">
        {unseen > 0 && t.bell.told(unseen)}
      </span>
    </>
  );
}
