import { ActionIcon, Button } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { OverlayStatus } from '../../../shared/api/types';
import { bytes, count, plural } from '../../../shared/lib/format';
import { StatusGlyph, StatusWord } from '../../../shared/ui/Status';
import { useUploads, type Upload, type UploadQueue, type UploadState } from '../model/queue';
import css from './UploadList.module.css';

const shown: Record<UploadState, { status: OverlayStatus; word: string }> = {
  waiting: { status: 'pending', word: 'Waiting' },
  sending: { status: 'claimed', word: 'Uploading' },
  sent: { status: 'confirmed', word: 'Uploaded' },
  known: { status: 'confirmed', word: 'Already here' },
  refused: { status: 'failed', word: 'Refused' },
};

/** What became of the last drop: one line for what went well, and a line each for what has not. */
export function UploadList({ queue }: { queue: UploadQueue }) {
  const uploads = useUploads(queue);
  const [whole, setWhole] = useState(false);
  if (uploads.length === 0) return null;
  const done = uploads.every(({ state }) => state !== 'waiting' && state !== 'sending');
  const fine = uploads.filter(isFine);
  const refused = uploads.filter(({ state }) => state === 'refused');
  const listed = (whole ? [...uploads] : uploads.filter((upload) => !isFine(upload))).sort(byUrgency);
  return (
    <section className={css.card} aria-label="Uploads">
      <header className={css.head}>
        <span className={css.summary} role="status">
          <StatusGlyph status={!done ? 'claimed' : refused.length > 0 ? 'failed' : 'confirmed'} />
          {summary(uploads)}
        </span>
        <span className={css.buttons}>
          {fine.length > 0 && (
            <Button variant="subtle" color="gray" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? 'Hide the uploaded' : 'Show all'}
            </Button>
          )}
          {refused.length > 1 && <Button onClick={() => queue.retry()}>Retry {refused.length}</Button>}
          {done && (
            <ActionIcon aria-label="Close the list of uploads" onClick={() => queue.clear()}>
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </span>
      </header>
      {listed.length > 0 && (
        <ul className={css.list}>
          {listed.map((upload) => (
            <li key={upload.id} className={css.file}>
              <span className={css.name} title={upload.file.name}>
                {upload.file.name}
              </span>
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
      )}
    </section>
  );
}

/** "70 files uploaded, 5 already here, 2 refused"; while it goes on, how far it is. */
function summary(uploads: Upload[]): string {
  const number = (...states: UploadState[]) => uploads.filter(({ state }) => states.includes(state)).length;
  const open = number('waiting', 'sending');
  const sent = number('sent');
  const known = number('known');
  const refused = number('refused');
  const rest = [known > 0 && `${count(known)} already here`, refused > 0 && `${count(refused)} refused`];
  const begin =
    open > 0
      ? `Uploading ${count(uploads.length - open + 1)} of ${count(uploads.length)}`
      : `${plural(sent, 'file')} uploaded`;
  return [begin, ...rest].filter(Boolean).join(', ');
}

function isFine({ state }: Upload): boolean {
  return state === 'sent' || state === 'known';
}

const urgency: UploadState[] = ['refused', 'sending', 'waiting', 'known', 'sent'];

function byUrgency(a: Upload, b: Upload): number {
  return urgency.indexOf(a.state) - urgency.indexOf(b.state) || a.id - b.id;
}
