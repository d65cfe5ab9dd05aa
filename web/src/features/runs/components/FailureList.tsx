import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { runs as t } from 'texts/runs';
import { wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { ErrorGroup, Run } from '../../../shared/api/types';
import { allOrThrow } from '../../../shared/lib/bulk';
import { count } from '../../../shared/lib/format';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { dispatchRun, errorsQuery, retryFailed, retryProject, type FailedIn } from '../api/runs';
import { errorClassWords, toWake } from '../model/errorClasses';
import css from './FailureList.module.css';

export type FailedBlock = ErrorGroup['samples'][number];

interface Props {
  projectId: string;
  where: FailedIn;
  /** The runs in which it failed, to be woken where nothing else waits. */
  runs: Run[];
  reviewer: boolean;
  editor: boolean;
  /** A block that failed, by name, leading to its row. */
  place: (sample: FailedBlock) => ReactNode;
}

/** Tries failed blocks again, of one class or all; runs in which nothing else waits are sent to work at once. */
export function useRetry({ projectId, where, runs, editor }: Omit<Props, 'reviewer' | 'place'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (errorClass: string | undefined) => {
      const woken = editor ? toWake(runs) : [];
      const { retried } =
        'runId' in where
          ? await retryFailed(projectId, where.runId, errorClass)
          : await retryProject(projectId, where.schemaId, errorClass);
      await allOrThrow(woken, ({ run_id }) => dispatchRun(projectId, run_id));
      const going = woken.length > 0 || runs.some(({ dispatch }) => dispatch === 'working');
      return { retried, going };
    },
    onSuccess: ({ retried, going }) =>
      toast(going ? t.failures.retried(retried) : t.failures.pendingAgain(retried)),
    onError: toastProblem,
    onSettled: () => void readAgain(queries, after.runsChanged(projectId)),
  });
}

/** What failed, by kind of reason, with what was said and a way to try it again. */
export function FailureList(props: Props) {
  const { projectId, where, reviewer, place } = props;
  const groups = useQuery(errorsQuery(projectId, where));
  const retry = useRetry(props);
  if (groups.isError) return <p className={css.none}>{wordsOf(groups.error)}</p>;
  if (!groups.data) return <Waiting />;
  if (groups.data.length === 0) return <p className={css.none}>{t.failures.none}</p>;
  return (
    <ul className={css.groups}>
      {groups.data.map((group) => (
        <Group
          key={group.error_class}
          group={group}
          place={place}
          onRetry={reviewer ? () => retry.mutate(group.error_class) : null}
          busy={retry.isPending && retry.variables === group.error_class}
        />
      ))}
    </ul>
  );
}

interface GroupProps {
  group: ErrorGroup;
  place: Props['place'];
  onRetry: (() => void) | null;
  busy: boolean;
}

function Group({ group, place, onRetry, busy }: GroupProps) {
  const [all, setAll] = useState(false);
  const { name, hint } = errorClassWords(group.error_class);
  const samples = all ? group.samples : group.samples.slice(0, 1);
  return (
    <li className={css.group}>
      <div className={css.head}>
        <h3>{name}</h3>
        <span className={css.count}>{count(group.count)}</span>
        {group.runs > 1 && <span className={css.in}>{t.failures.inRuns(group.runs)}</span>}
        {hint && <p className={css.hint}>{hint}</p>}
        {onRetry && (
          <Button
            size="compact-sm"
            className={css.again}
            loading={busy}
            aria-label={t.failures.againOf(name)}
            onClick={onRetry}
          >
            {t.failures.again}
          </Button>
        )}
      </div>
      <ul className={css.samples}>
        {samples.map((sample) => (
          <li key={`${sample.run_id}${sample.block_uid}`}>
            <span className={css.place}>{place(sample)}</span>
            <q className={css.said} title={sample.last_error ?? undefined}>
              {sample.last_error ?? t.failures.nothingSaid}
            </q>
            {sample === samples[0] && group.samples.length > 1 && (
              <button
                type="button"
                className={css.more}
                aria-expanded={all}
                onClick={() => setAll((now) => !now)}
              >
                {all ? t.failures.fewer(name) : t.failures.more(group.samples.length - 1, name)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Waiting() {
  return (
    <div className={css.groups} aria-busy="true" aria-label={t.failures.reading}>
      {[0, 1].map((row) => (
        <div key={row} className={css.group}>
          <Skeleton h={12} w={160} my={8} />
          <Skeleton h={10} w="60%" my={6} />
        </div>
      ))}
    </div>
  );
}
