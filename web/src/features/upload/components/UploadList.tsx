import { ActionIcon, Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconX } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { upload as t } from 'texts/upload';
import type { SourceDocument } from '../../../shared/api/types';
import { Bar } from '../../../shared/ui/Bar';
import { StatusGlyph } from '../../../shared/ui/Status';
import { toastProblem } from '../../../shared/ui/toast';
import { retryDocument } from '../../documents/api/documents';
import { isStopped, type UploadQueue } from '../model/queue';
import { useQueued } from '../model/shelves';
import {
  canRetry,
  isBad,
  isFine,
  standings,
  tallyCounts,
  tallyOf,
  tallyWords,
  type Standing,
} from '../model/stages';
import { useCalm } from '../model/useCalm';
import { RestWords } from './RestWords';
import css from './UploadList.module.css';
import { UploadRow } from './UploadRow';

const rowHeight = 36;
/** What went wrong is said in a line of its own, and in two where the words need them. */
const tallRowHeight = 62;

interface Props {
  queue: UploadQueue;
  projectId: string;
  /** The project's documents as they are now: an uploaded file is followed until it is read. */
  documents: SourceDocument[] | undefined;
  /** Whether all files are listed from the start, or those alone that are not read yet. */
  whole?: boolean;
}

/** What became of what was dropped: how far all of it is, and a line for each file, failures first. */
export function UploadList({ queue, projectId, documents, whole = false }: Props) {
  const { uploads, rest, litter, unread } = useQueued(queue);
  const [all, setAll] = useState(whole);
  const head = useRef<HTMLElement>(null);
  const standing = useMemo(() => standings(uploads, documents), [uploads, documents]);
  const tally = tallyOf(standing);
  const sending = tally.waiting > 0 || standing.some(({ stage }) => stage === 'sending');
  const busy = tally.waiting + tally.underway > 0;
  const words = tallyWords(tally);
  const told = useCalm(words, busy);
  if (uploads.length === 0 && litter + unread.length === 0) return null;

  const listed = all ? standing : standing.filter((each) => !isFine(each));
  const again = uploads.filter((upload) => upload.state === 'refused' && isStopped(upload));
  const waiting = uploads.filter(({ state }) => state === 'waiting').length;
  // The button that was pressed goes away with what it was about: the caret stays in this list.
  const act = (action: () => void) => {
    action();
    head.current?.focus();
  };
  const retry = ({ stage, document, upload }: Standing) => {
    if (stage === 'failed' && document) {
      void retryDocument(projectId, document.source_uid).catch(toastProblem);
    } else queue.retry(upload.id);
  };

  return (
    <section className={css.card} aria-label={t.list.title} ref={head} tabIndex={-1}>
      <header className={css.head}>
        <span className={css.summary}>
          <StatusGlyph status={busy ? 'claimed' : tally.failed > 0 ? 'failed' : 'confirmed'} />
          {words}
          {rest && <RestWords rest={rest} />}
        </span>
        <span className="visually-hidden" role="status">
          {told}
        </span>
        <span className={css.buttons}>
          {standing.some(isFine) && (
            <Button variant="subtle" color="gray" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t.list.hideRead : t.list.showAll}
            </Button>
          )}
          {waiting > 0 && (
            <Button variant="subtle" color="gray" onClick={() => act(() => queue.cancel())}>
              {t.list.cancelWaiting(waiting)}
            </Button>
          )}
          {again.length > 1 && (
            <Button onClick={() => act(() => queue.retry())}>{t.list.retry(again.length)}</Button>
          )}
          {!sending && (
            <ActionIcon aria-label={t.list.close} onClick={() => queue.clear()}>
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </span>
      </header>
      {uploads.length > 1 && (
        <div className={css.bar}>
          <Bar counts={tallyCounts(tally)} height={4} label={words} />
        </div>
      )}
      {litter + unread.length > 0 && <LeftOut litter={litter} unread={unread} />}
      {listed.length > 0 && (
        <Rows
          listed={listed}
          busy={busy}
          whole={whole}
          projectId={projectId}
          onRetry={(each) => act(() => retry(each))}
          onCancel={({ upload }) => act(() => queue.cancel(upload.id))}
        />
      )}
    </section>
  );
}

function LeftOut({ litter, unread }: { litter: number; unread: readonly string[] }) {
  return (
    <p className={css.left}>
      {litter > 0 && t.list.litter(litter)}
      {unread.length > 0 && (
        <span title={unread.slice(0, 20).join('\n')}>{t.list.unread(unread.length, unread.slice(0, 3))}</span>
      )}
    </p>
  );
}

interface RowsProps {
  listed: Standing[];
  busy: boolean;
  whole: boolean;
  projectId: string;
  onRetry: (standing: Standing) => void;
  onCancel: (standing: Standing) => void;
}

/** Only the rows in sight are drawn: a list of thousands costs what one of twenty does. */
function Rows({ listed, busy, whole, projectId, onRetry, onCancel }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // A new function whenever the list changes: that is when the heights have to be added up anew.
  const keyOf = useCallback((index: number) => listed[index]?.upload.id ?? index, [listed]);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => scroller.current,
    getItemKey: keyOf,
    estimateSize: (index) => (listed[index] && isBad(listed[index]) ? tallRowHeight : rowHeight),
    overscan: 6,
  });
  const seen = rows.getVirtualItems();
  const above = seen[0]?.start ?? 0;
  const below = rows.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    // A list that scrolls is reached by the keyboard, so that it can be scrolled by it.
    <div
      className={css.scroller}
      data-busy={busy || undefined}
      data-whole={whole || undefined}
      ref={scroller}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={t.list.files}
    >
      <ul className={css.list} style={{ paddingTop: above, paddingBottom: below }}>
        {seen.map(({ index }) => {
          const standing = listed[index];
          return (
            standing && (
              <UploadRow
                key={standing.upload.id}
                standing={standing}
                place={index + 1}
                of={listed.length}
                projectId={projectId}
                onRetry={canRetry(standing) ? () => onRetry(standing) : undefined}
                onCancel={() => onCancel(standing)}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}
