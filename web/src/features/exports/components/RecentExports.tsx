import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { exportWords } from 'texts/exports';
import type { ExportJob, ExportStatus } from '../../../shared/api/exportTypes';
import type { OverlayStatus } from '../../../shared/api/types';
import { wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import { atMoment, bytes } from '../../../shared/lib/format';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { FormError } from '../../../shared/ui/FormError';
import { Meter } from '../../../shared/ui/Meter';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { StatusPill } from '../../../shared/ui/Status';
import { useScope } from '../../../shared/realtime/scope';
import { useUser } from '../../auth/api/session';
import { cancelExport, exportFile, exportsQuery, mostListed, requestExport } from '../api/exports';
import { followExport, unfollowExport, useLookingAt } from '../model/followed';
import { isUnderway, mayGiveUp, newKey } from '../model/jobs';
import css from './RecentExports.module.css';

const words = exportWords.recent;

/** The exports of a project that were prepared in the background, newest first, and how far each is. */
export function RecentExports() {
  const { project } = useScope();
  const list = useQuery(exportsQuery(project.project_id));
  useLookingAt();
  if (list.isLoadingError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <RowsSkeleton rows={3} />;
  const { items, next_cursor } = list.data;
  if (items.length === 0) return <EmptyState level={3} title={words.empty} hint={words.emptyHint} />;
  return (
    <>
      <ul className={css.list} aria-label={exportWords.views.recent}>
        {items.map((job) => (
          <Row key={job.export_id} job={job} />
        ))}
      </ul>
      {next_cursor !== null && <p className={css.more}>{words.more(mostListed)}</p>}
    </>
  );
}

const looks: Record<ExportStatus, OverlayStatus> = {
  queued: 'pending',
  running: 'claimed',
  done: 'confirmed',
  failed: 'failed',
  cancelled: 'rejected',
  expired: 'pending',
};

function Row({ job }: { job: ExportJob }) {
  const user = useUser();
  const { status, file_name: file, wish, documents, documents_written: written, rows_written: rows } = job;
  const format = wish.format === 'zip' || !wish.format ? 'jsonl' : wish.format;
  const perDocument = wish.format === 'zip' || wish.layout === 'per_document';
  const who = job.requested_by === user?.user_id ? words.you : (job.requested_by_name ?? words.somebody);
  const facts = [
    words.form(format, perDocument, wish.include === 'staged'),
    job.bytes !== null && status === 'done' && bytes(job.bytes),
    words.by(who, atMoment(job.requested_at)),
    status === 'done' && job.expires_at !== null && words.until(atMoment(job.expires_at)),
  ];
  return (
    <li className={css.row}>
      <div className={css.head}>
        <span className={css.file} title={file}>
          {file}
        </span>
        <StatusPill status={looks[status]} word={words.statuses[status]} />
      </div>
      <p className={css.facts}>{facts.filter(Boolean).join(' · ')}</p>
      {status === 'running' && (
        <div className={css.progress}>
          {documents > 1 && (
            <Meter
              label={words.progress(file)}
              value={written}
              most={documents}
              words={words.written(written, documents, rows)}
              plain
            />
          )}
          <span>{words.written(written, documents, rows)}</span>
        </div>
      )}
      {status === 'failed' && <p className={css.error}>{job.error ?? words.noReason}</p>}
      {isUnderway(job) && job.error !== null && <p className={css.facts}>{words.lastAttempt(job.error)}</p>}
      <Verbs job={job} userId={user?.user_id} />
    </li>
  );
}

/** What can be done with one: its file fetched, or given up after a question, or another one asked for. */
function Verbs({ job, userId }: { job: ExportJob; userId: string | undefined }) {
  const { project } = useScope();
  const id = project.project_id;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () => void readAgain(queries, after.exportsChanged(id));
  const giveUp = useMutation({
    mutationFn: () => cancelExport(id, job.export_id),
    onSuccess: () => {
      setAsking(false);
      if (userId) unfollowExport(userId, id, job.export_id);
    },
    onSettled: refresh,
  });
  const [key, setKey] = useState(newKey);
  const again = useMutation({
    mutationFn: () => requestExport(id, job.wish, key),
    onSuccess: (next) => {
      setKey(newKey());
      if (userId) followExport(userId, id, next.export_id);
    },
    onSettled: refresh,
  });
  const file = job.file_name;
  const open = isUnderway(job);
  const done = job.status === 'done';
  const error = giveUp.error ?? again.error;
  const { question } = words;
  return (
    <>
      {error && <FormError>{wordsOf(error)}</FormError>}
      {asking && (open || done) ? (
        <div className={css.verbs} role="group" aria-label={open ? question.underway : question.done}>
          <span className={css.question}>{open ? question.underway : question.done}</span>
          <Button size="compact-sm" autoFocus onClick={() => setAsking(false)}>
            {question.no}
          </Button>
          <Button
            size="compact-sm"
            variant="filled"
            color="red.8"
            loading={giveUp.isPending}
            onClick={() => giveUp.mutate()}
          >
            {open ? question.yesUnderway : question.yesDone}
          </Button>
        </div>
      ) : (
        <div className={css.verbs}>
          {done && (
            <Button
              size="compact-sm"
              component="a"
              href={exportFile(id, job.export_id)}
              download
              aria-label={words.download(file)}
            >
              {exportWords.download}
            </Button>
          )}
          {(open || done) && mayGiveUp(job, userId, project) && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={open ? words.cancelOf(file) : words.deleteOf(file)}
              onClick={() => setAsking(true)}
            >
              {open ? words.cancel : words.delete}
            </Button>
          )}
          {!open && !done && (
            <Button
              size="compact-sm"
              loading={again.isPending}
              aria-label={words.againOf(job.status === 'failed' ? words.again : words.anew, file)}
              onClick={() => again.mutate()}
            >
              {job.status === 'failed' ? words.again : words.anew}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
