import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconLink, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent } from 'react';
import { review as t } from 'texts/review';
import type { Field } from '../../schemas/model/fields';
import { StatusPill } from '../../../shared/ui/Status';
import { atMoment } from '../../../shared/lib/format';
import { own } from '../../../shared/lib/own';
import type { ReviewVerbs } from '../api/overlays';
import { oneLine, shownData, typeWords, type Row } from '../model/row';
import type { RowStore } from '../model/store';
import { shownValue } from '../model/values';
import css from './Details.module.css';
import { Asked } from './Asked';
import { History } from './History';

interface Props {
  store: RowStore;
  blockUid: string;
  fields: Field[];
  verbs: ReviewVerbs | null;
  /** The blocks before and after this one, as the grid shows them. */
  neighbours: [Row | undefined, Row | undefined];
  /** The blocks are Markdown: their marks are left out of a neighbour's line. */
  markdown: boolean;
  singleKeys: boolean;
  onGo: (blockUid: string) => void;
  onCopyLink: () => void;
  onClose: () => void;
}

/** One block in full beside the grid: its text, its values, what went wrong, and what has happened to it. */
export function Details(props: Props) {
  const { store, blockUid, fields, verbs, neighbours, markdown, singleKeys, onGo, onCopyLink, onClose } =
    props;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => void body.current?.scrollTo?.(0, 0), [blockUid]);
  const row = useSyncExternalStore(store.subscribe, () => store.get(blockUid));
  if (!row) return null;
  const { block, overlay } = row;
  const data = shownData(row);
  const keys = (event: KeyboardEvent) => {
    const plain = singleKeys && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const way = plain ? ['k', 'j'].indexOf(event.key.toLowerCase()) : -1;
    const to = neighbours[way];
    if (event.key === 'Escape') onClose();
    else if (to) {
      event.preventDefault();
      onGo(to.block.block_uid);
      body.current?.focus();
    }
  };
  return (
    // Escape closes it from within, J and K go on; the page gives the focus back.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className={css.panel} aria-label={t.details.block(block.block_index + 1)} onKeyDown={keys}>
      <header className={css.head}>
        <h2>{t.details.block(block.block_index + 1)}</h2>
        <span className={css.quiet}>
          {typeWords(block.block_type)}
          {block.page_no !== null && ` · ${t.details.page(block.page_no)}`}
        </span>
        {overlay && <StatusPill status={overlay.status} />}
        <ActionIcon
          className={css.link}
          aria-label={t.details.copyLink}
          title={t.details.copyLink}
          onClick={onCopyLink}
        >
          <IconLink size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon aria-label={t.details.close} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      {/* A long block scrolls, with the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={body} className={css.body} tabIndex={0}>
        {!!block.heading_path?.length && <p className={css.path}>{block.heading_path.join(' / ')}</p>}
        <pre className={css.content}>{block.block_content}</pre>
        {overlay?.last_error && (
          <p className={css.wrong} role="alert">
            {overlay.last_error}
            {overlay.attempt_count > 1 && ` ${t.details.attempts(overlay.attempt_count)}`}
          </p>
        )}
        {data && fields.length > 0 && (
          <dl className={css.values}>
            {fields.map((field) => (
              <div key={field.name}>
                <dt title={field.description}>{field.label}</dt>
                <dd>
                  {shownValue(own(data, field.name), Infinity) || (
                    <span className={css.quiet}>{t.details.noValue}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {overlay && verbs && store.runId && overlay.model && (
          <Asked verbs={verbs} runId={store.runId} overlay={overlay} />
        )}
        {overlay && (
          <p className={css.meta}>
            {[
              overlay.confirmed_at &&
                t.details.confirmed(atMoment(overlay.confirmed_at), overlay.confirmed_by_name),
              t.details.revision(overlay.revision),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {overlay && verbs && store.runId && (
          <>
            <h3 className={css.section}>{t.details.history}</h3>
            <History verbs={verbs} runId={store.runId} blockUid={blockUid} revision={overlay.revision} />
          </>
        )}
        {block.page_no !== null && block.bounding_box && (
          <p className={css.meta}>
            {t.details.place(
              block.page_no,
              Math.round(block.bounding_box.left),
              Math.round(block.bounding_box.top),
            )}
          </p>
        )}
        <p className={css.uid}>
          <code>{block.block_uid}</code>
        </p>
      </div>
      <nav className={css.neighbours} aria-label={t.details.neighbours}>
        <Neighbour
          row={neighbours[0]}
          word={t.details.previous}
          icon={IconArrowUp}
          markdown={markdown}
          onGo={onGo}
        />
        <Neighbour
          row={neighbours[1]}
          word={t.details.next}
          icon={IconArrowDown}
          markdown={markdown}
          onGo={onGo}
        />
      </nav>
    </aside>
  );
}

interface NeighbourProps {
  row: Row | undefined;
  word: string;
  icon: typeof IconX;
  markdown: boolean;
  onGo: (blockUid: string) => void;
}

/** The block before or after, on one line. */
function Neighbour({ row, word, icon: Icon, markdown, onGo }: NeighbourProps) {
  if (!row) return null;
  const { block } = row;
  return (
    <button type="button" onClick={() => onGo(block.block_uid)}>
      <Icon size={14} stroke={1.6} aria-hidden="true" />
      <span className="visually-hidden">{word}</span>
      <span className={css.at}>{block.block_index + 1}</span>
      <span className={css.line}>{oneLine(block, markdown)}</span>
    </button>
  );
}
