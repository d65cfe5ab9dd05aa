import { ActionIcon } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { upload as t } from 'texts/upload';
import { bytes, percent } from '../../../shared/lib/format';
import { StatusWord } from '../../../shared/ui/Status';
import { folderOf, nameOf } from '../model/found';
import { isOpen } from '../model/queue';
import { isBad, stageLook, type Standing } from '../model/stages';
import css from './UploadList.module.css';

interface Props {
  standing: Standing;
  place: number;
  of: number;
  projectId: string;
  onRetry?: () => void;
  onCancel: () => void;
}

/** One file: its name and folders, what is to say about it, where it stands, and what can be done. */
export function UploadRow({ standing, place, of, projectId, onRetry, onCancel }: Props) {
  const { upload, stage, document } = standing;
  const { path, size } = upload;
  const name = nameOf(path);
  const folder = folderOf(path);
  const reason = reasonOf(standing);
  const look = stageLook[stage];
  const word = stage === 'sending' ? t.file.sending(percent(upload.progress, 1)) : look.word;
  const read = stage === 'ingested' || stage === 'known' || stage === 'twin';
  return (
    <li className={css.file} data-bad={isBad(standing) || undefined} aria-posinset={place} aria-setsize={of}>
      <span className={css.name} title={path}>
        {folder && <span className={css.folder}>{folder}/</span>}
        {read && document ? (
          <Link className={css.own} to={`/app/projects/${projectId}/documents/${document.source_uid}`}>
            {name}
          </Link>
        ) : (
          <span className={css.own}>{name}</span>
        )}
      </span>
      <span className={css.size}>{bytes(size)}</span>
      <span className={css.reason} title={reason}>
        {reason}
      </span>
      <span className={css.state}>
        <StatusWord status={look.status} word={word} />
      </span>
      <span className={css.act}>
        {onRetry && (
          <ActionIcon size={24} aria-label={t.file.retryOf(name)} title={t.file.retry} onClick={onRetry}>
            <IconRefresh size={14} stroke={1.6} />
          </ActionIcon>
        )}
        {isOpen(upload) && (
          <ActionIcon size={24} aria-label={t.file.cancelOf(name)} title={t.file.cancel} onClick={onCancel}>
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        )}
      </span>
    </li>
  );
}

function reasonOf({ upload, stage, document }: Standing): string | undefined {
  switch (stage) {
    case 'refused':
      return upload.reason ?? t.file.noReason;
    case 'failed':
      return document?.error ?? t.file.noReason;
    case 'twin':
      return upload.twin && t.file.sameAs(upload.twin);
    case 'ingested':
    case 'known':
      return document?.conv_total_blocks == null ? undefined : t.file.blocks(document.conv_total_blocks);
    case 'waiting':
      return upload.tries > 0 ? t.file.tried(upload.tries) : undefined;
    case 'opening':
    case 'sending':
    case 'uploaded':
    case 'converting':
    case 'cancelled':
      return undefined;
  }
}
