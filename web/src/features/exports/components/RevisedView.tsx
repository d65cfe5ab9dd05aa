import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconAlertTriangle, IconColumns2, IconDownload, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { revisedWords as words } from 'texts/revised';
import { Problem } from '../../../shared/api/problem';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { useCommands } from '../../../shared/lib/commands';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { Notice } from '../../../shared/ui/Notice';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { useProjectEvents, useScope } from '../../../shared/realtime/scope';
import { reconstructionQuery, revisedFile } from '../api/reconstruction';
import { blockPath } from '../model/revisable';
import { RevisedFigures } from './RevisedFigures';
import { RevisedList } from './RevisedList';
import { RevisedBar, type BarProps } from './RevisedPage';
import css from './RevisedPage.module.css';

interface Props {
  document: SourceDocument;
  run: Run;
  bar: BarProps;
}

const icon = { size: 16, stroke: 1.6 };

/** The filter reads on by itself, as far as there is something to be found. */
const nothing = () => undefined;

/** What one run makes of the document. */
export function RevisedView({ document, run, bar }: Props) {
  const { project } = useScope();
  const [id, uid, runId] = [project.project_id, document.source_uid, run.run_id];
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const side = usePreference('redline') === 'side';
  const [doubtfulOnly, setDoubtfulOnly] = useState(false);
  const read = useInfiniteQuery(reconstructionQuery(id, uid, runId));
  const { hasNextPage, isFetching, fetchNextPage } = read;
  const changed = useChanged(runId, read.dataUpdatedAt);
  const all = useMemo(() => read.data?.pages.flatMap(({ items }) => items) ?? [], [read.data]);
  const doubtful = useMemo(() => all.filter(({ warnings }) => warnings.length > 0), [all]);
  const pathOf = useCallback((index: number) => blockPath(id, uid, runId, index), [id, uid, runId]);
  // The figures are of the newest page that was read.
  const sum = read.data?.pages.at(-1);
  const wanting = doubtfulOnly && sum !== undefined && doubtful.length < sum.doubtful;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  useEffect(() => {
    if (wanting) more();
  }, [wanting, more]);

  useCommands(words.title, [
    sum?.available === true && {
      id: 'download-revised',
      label: words.command.download,
      icon: <IconDownload {...icon} />,
      run: () => window.location.assign(revisedFile(id, uid, runId)),
    },
    {
      id: 'redline',
      label: side ? words.command.inline : words.command.side,
      icon: <IconColumns2 {...icon} />,
      run: () => prefer('redline', side ? 'inline' : 'side'),
    },
  ]);

  const back = (
    <Button component={Link} to={`/app/projects/${id}/documents/${uid}?run=${runId}`}>
      {words.backToDocument}
    </Button>
  );
  if (read.isLoadingError) {
    const { error } = read;
    return (
      <>
        <RevisedBar {...bar} />
        {error instanceof Problem && error.is('reconstruction-unavailable') ? (
          <EmptyState title={words.not.title} hint={error.message}>
            {back}
          </EmptyState>
        ) : (
          <Failure error={error} retry={() => void read.refetch()} />
        )}
      </>
    );
  }
  return (
    <>
      <RevisedBar
        {...bar}
        action={
          sum?.available && (
            <Button
              component="a"
              variant="filled"
              href={revisedFile(id, uid, runId)}
              download
              leftSection={<IconDownload {...icon} />}
            >
              {words.download}
            </Button>
          )
        }
      />
      {sum && !sum.available && (
        <Notice icon={<IconAlertTriangle {...icon} />}>
          <strong>{words.conflict.title}</strong> {words.conflict.hint}
        </Notice>
      )}
      {changed && (
        <Notice
          icon={<IconRefresh {...icon} />}
          action={
            <Button size="compact-sm" loading={isFetching} onClick={() => void read.refetch()}>
              {words.changed.again}
            </Button>
          }
        >
          {words.changed.words}
        </Notice>
      )}
      <div className={table.page} ref={setScroller}>
        {!sum && <RowsSkeleton />}
        {sum && <RevisedFigures sum={sum} />}
        {sum && sum.revised + sum.refused === 0 && (
          <EmptyState title={words.nothing.title} hint={words.nothing.hint}>
            {back}
          </EmptyState>
        )}
        {sum && sum.revised + sum.refused > 0 && (
          <>
            <div className={css.how}>
              <SegmentedControl
                size="xs"
                aria-label={words.view.label}
                value={side ? 'side' : 'inline'}
                onChange={(value) => prefer('redline', value)}
                data={[
                  { value: 'inline', label: words.view.inline },
                  { value: 'side', label: words.view.side },
                ]}
              />
              <Switch
                size="xs"
                label={words.doubtfulOnly(sum.doubtful)}
                checked={doubtfulOnly}
                onChange={(event) => setDoubtfulOnly(event.currentTarget.checked)}
              />
              <span className={css.searching} role="status">
                {wanting && words.searching(doubtful.length, sum.doubtful)}
              </span>
            </div>
            {doubtfulOnly && sum.doubtful === 0 ? (
              <EmptyState title={words.noneDoubtful.title} hint={words.noneDoubtful.hint} />
            ) : (
              <RevisedList
                blocks={doubtfulOnly ? doubtful : all}
                side={side}
                scroller={scroller}
                pathOf={pathOf}
                onEnd={doubtfulOnly ? nothing : more}
              />
            )}
            {read.isFetchingNextPage && <p className={css.searching}>{words.more}</p>}
            {read.isFetchNextPageError && <Failure error={read.error} retry={more} />}
          </>
        )}
      </div>
    </>
  );
}

/** Whether something in the run has changed since it was read: it is not drawn anew under the eyes of whoever reads. */
function useChanged(runId: string, readAt: number): boolean {
  const [at, setAt] = useState(0);
  useProjectEvents((event) => {
    if ('run_id' in event && event.run_id === runId) setAt(Date.now());
  });
  return readAt > 0 && at > readAt;
}
