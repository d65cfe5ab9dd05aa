import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import type { Field } from '../../schemas/model/fields';
import { StatusPill } from '../../../shared/ui/Status';
import { atMoment } from '../../../shared/lib/format';
import type { ReviewVerbs } from '../api/overlays';
import { shownData, typeWords } from '../model/row';
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
  onClose: () => void;
}

/** One block in full beside the grid: its text, its values, what went wrong, and what has happened to it. */
export function Details({ store, blockUid, fields, verbs, onClose }: Props) {
  const row = useSyncExternalStore(store.subscribe, () => store.get(blockUid));
  if (!row) return null;
  const { block, overlay } = row;
  const data = shownData(row);
  return (
    // Escape closes it from within; the page gives the focus back.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={css.panel}
      aria-label={`Block ${block.block_index + 1}`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={css.head}>
        <h2>Block {block.block_index + 1}</h2>
        <span className={css.quiet}>
          {typeWords(block.block_type)}
          {block.page_no !== null && ` · page ${block.page_no}`}
        </span>
        {overlay && <StatusPill status={overlay.status} />}
        <ActionIcon className={css.close} aria-label="Close the details" onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      {/* A long block scrolls, with the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.body} tabIndex={0}>
        {!!block.heading_path?.length && <p className={css.path}>{block.heading_path.join(' / ')}</p>}
        <pre className={css.content}>{block.block_content}</pre>
        {overlay?.last_error && (
          <p className={css.wrong} role="alert">
            {overlay.last_error}
            {overlay.attempt_count > 1 && ` (${overlay.attempt_count} attempts)`}
          </p>
        )}
        {data && fields.length > 0 && (
          <dl className={css.values}>
            {fields.map((field) => (
              <div key={field.name}>
                <dt title={field.description}>{field.label}</dt>
                <dd>{shownValue(data[field.name]) || <span className={css.quiet}>none</span>}</dd>
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
                `confirmed ${atMoment(overlay.confirmed_at)}${overlay.confirmed_by_name ? ` by ${overlay.confirmed_by_name}` : ''}`,
              `revision ${overlay.revision}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {overlay && verbs && store.runId && (
          <>
            <h3 className={css.section}>History</h3>
            <History verbs={verbs} runId={store.runId} blockUid={blockUid} revision={overlay.revision} />
          </>
        )}
        <p className={css.uid}>
          <code>{block.block_uid}</code>
        </p>
      </div>
    </aside>
  );
}
