import { ActionIcon, Button } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import type { OverlayStatus } from '../../../shared/api/types';
import { bytes, plural } from '../../../shared/lib/format';
import { StatusWord } from '../../../shared/ui/Status';
import { useUploads, type Upload, type UploadQueue, type UploadState } from '../model/queue';
import css from './UploadList.module.css';

const shown: Record<UploadState, { status: OverlayStatus; word: string }> = {
  waiting: { status: 'pending', word: 'Waiting' },
  sending: { status: 'claimed', word: 'Uploading' },
  sent: { status: 'confirmed', word: 'Uploaded' },
  known: { status: 'confirmed', word: 'Already here' },
  refused: { status: 'failed', word: 'Refused' },
};

/** Every file of the last drop and what became of it. */
export function UploadList({ queue }: { queue: UploadQueue }) {
  const uploads = useUploads(queue);
  if (uploads.length === 0) return null;
  const over = uploads.filter(({ state }) => state !== 'waiting' && state !== 'sending');
  const refused = uploads.filter(({ state }) => state === 'refused');
  const done = over.length === uploads.length;
  const sentence = done
    ? `${plural(over.length - refused.length, 'file')} uploaded${refused.length ? `, ${refused.length} refused` : ''}`
    : `Uploading ${over.length + 1} of ${uploads.length}`;
  return (
    <section className={css.card} aria-label="Uploads">
      <header className={css.head}>
        <span role="status">{sentence}</span>
        <span className={css.buttons}>
          {refused.length > 1 && <Button onClick={() => queue.retry()}>Retry all</Button>}
          {done && (
            <ActionIcon aria-label="Close the list of uploads" onClick={() => queue.clear()}>
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </span>
      </header>
      <ul className={css.list}>
        {[...uploads].sort(byUrgency).map((upload) => (
          <li key={upload.id} className={css.file}>
            <span className={css.name}>{upload.file.name}</span>
            <span className={css.size}>{bytes(upload.file.size)}</span>
            <span className={css.reason} title={upload.reason}>
              {upload.reason}
            </span>
            <StatusWord {...shown[upload.state]} />
            {upload.state === 'refused' && (
              <ActionIcon
                size={24}
                aria-label={`Try ${upload.file.name} again`}
                onClick={() => queue.retry(upload.id)}
              >
                <IconRefresh size={14} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const urgency: UploadState[] = ['refused', 'sending', 'waiting', 'known', 'sent'];

function byUrgency(a: Upload, b: Upload): number {
  return urgency.indexOf(a.state) - urgency.indexOf(b.state) || a.id - b.id;
}
