import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { notices as t } from 'texts/notices';
import { wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { AccountNotice, OverlayStatus, Project } from '../../../shared/api/types';
import { agoWords } from '../../../shared/lib/format';
import { StatusGlyph } from '../../../shared/ui/Status';
import { projectsQuery } from '../../projects/api/projects';
import { noticesQuery, seeNotices } from '../api/notices';
import css from './NoticeList.module.css';

const glyphs: Record<AccountNotice['kind'], OverlayStatus> = {
  complete: 'confirmed',
  failed: 'failed',
  paused: 'pending',
  cancelled: 'rejected',
};

/** What has come of one's work, the newest first; to open it is to have seen it. */
export default function NoticeList({ onGo }: { onGo: () => void }) {
  const notices = useQuery(noticesQuery);
  const projects = useQuery(projectsQuery).data;
  const queries = useQueryClient();
  // What was new when the list was opened stays marked until it is closed.
  const fresh = useRef(new Set<number>());
  const newest = notices.data?.find(({ seen_at }) => seen_at === null)?.notice_id;
  for (const { notice_id, seen_at } of notices.data ?? []) if (!seen_at) fresh.current.add(notice_id);
  useEffect(() => {
    if (newest === undefined) return;
    void seeNotices(newest).then(
      () => readAgain(queries, after.noticesChanged()),
      // Not worth a word: they stay new.
      () => undefined,
    );
  }, [newest, queries]);

  return (
    <>
      <h2 className={css.head}>{t.title}</h2>
      {notices.isError && !notices.data && <p className={css.none}>{wordsOf(notices.error)}</p>}
      {notices.isPending && (
        <div className={css.none} aria-busy="true">
          <Skeleton h={10} my={8} w="80%" />
          <Skeleton h={10} my={8} w="60%" />
        </div>
      )}
      {notices.data?.length === 0 && <p className={css.none}>{t.none}</p>}
      <ul className={css.list}>
        {notices.data?.map((notice) => (
          <li key={notice.notice_id} data-fresh={fresh.current.has(notice.notice_id) || undefined}>
            <Link to={placeOf(notice)} className={css.notice} onClick={onGo}>
              <StatusGlyph status={glyphs[notice.kind]} />
              <span className={css.words}>
                <span>
                  <span className="visually-hidden">{t.kinds[notice.kind]}</span>
                  {notice.words}
                </span>
                <span className={css.quiet}>
                  {[nameOf(projects, notice.project_id), agoWords(notice.at, Date.now())]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {fresh.current.has(notice.notice_id) && (
                <span className={css.dot}>
                  <span className="visually-hidden">{t.new}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function placeOf({ project_id, run_id, kind }: AccountNotice): string {
  const place = `/app/projects/${project_id}${run_id ? `/runs/${run_id}` : ''}`;
  return kind === 'failed' ? `${place}?status=failed` : place;
}

function nameOf(projects: Project[] | undefined, id: string): string | undefined {
  return projects?.find(({ project_id }) => project_id === id)?.project_name;
}
