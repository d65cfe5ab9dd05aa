import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { audit as t } from 'texts/members';
import type { Project } from '../../../shared/api/types';
import { atMoment } from '../../../shared/lib/format';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { documentsQuery } from '../../documents/api/documents';
import { auditQuery } from '../api/members';
import { auditWords } from '../model/audit';
import { useAuditFilter } from '../model/useAuditFilter';
import css from './AuditView.module.css';

/** What was done in a project, by whom, and from where: for its owners. */
export default function AuditView({ project }: { project: Project }) {
  const id = project.project_id;
  const { filter, clear } = useAuditFilter();
  const events = useInfiniteQuery(auditQuery(id, filter));
  const documents = useQuery(documentsQuery(id)).data;
  const titles = useMemo(
    () => new Map(documents?.map(({ source_uid, doc_title }) => [source_uid, doc_title])),
    [documents],
  );
  if (events.isLoadingError) return <Failure error={events.error} retry={() => void events.refetch()} />;
  if (!events.data) return <RowsSkeleton />;
  const items = events.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const asked = filter.kind !== null || filter.actor !== null;
    return (
      <EmptyState title={asked ? t.noneSuch : t.none}>
        {asked && <Button onClick={clear}>{t.showAll}</Button>}
      </EmptyState>
    );
  }
  return (
    <>
      <table className={`${table.table} ${css.table}`} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col" className={css.when}>
              {t.when}
            </th>
            <th scope="col" className={css.who}>
              {t.who}
            </th>
            <th scope="col">{t.what}</th>
            <th scope="col" className={`${css.from} ${table.spare}`}>
              {t.from}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((event) => (
            <tr key={event.event_id}>
              <td className={css.time}>
                <time dateTime={event.at} title={event.at}>
                  {atMoment(event.at)}
                </time>
              </td>
              <td className={table.name}>{event.actor_name ?? t.nobody}</td>
              <td className={table.wraps}>{auditWords(event, (uid) => titles.get(uid))}</td>
              <td className={`${table.quiet} ${table.spare}`}>{event.address}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {events.hasNextPage && (
        <p className={css.more}>
          <Button loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {t.more}
          </Button>
        </p>
      )}
    </>
  );
}
