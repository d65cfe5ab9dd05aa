import { sharedParts as t } from 'texts/shared-parts';
import type { OverlayStatus } from '../api/types';
import css from './Status.module.css';

export const statusWords: Record<OverlayStatus, string> = t.statuses;

/** Each status has a silhouette of its own: colour is never the only sign. */
export function StatusGlyph({ status, size = 14 }: { status: OverlayStatus; size?: number }) {
  return (
    <svg
      className={css.glyph}
      data-status={status}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      {shapes[status]}
    </svg>
  );
}

export function StatusWord({ status, word }: { status: OverlayStatus; word?: string }) {
  return (
    <span className={css.word}>
      <StatusGlyph status={status} />
      {word ?? statusWords[status]}
    </span>
  );
}

export function StatusPill({
  status,
  word,
  title,
}: {
  status: OverlayStatus;
  word?: string;
  title?: string;
}) {
  return (
    <span className={css.pill} data-status={status} title={title}>
      <StatusGlyph status={status} size={13} />
      {word ?? statusWords[status]}
    </span>
  );
}

const shapes: Record<OverlayStatus, React.ReactNode> = {
  pending: <circle cx="8" cy="8" r="6" strokeDasharray="2.2 2.512" />,
  claimed: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" stroke="none" />
    </>
  ),
  ai_complete: (
    <>
      <path d="M8 1.6 14.4 8 8 14.4 1.6 8z" strokeLinejoin="round" />
      <circle cx="8" cy="8" r="1.7" fill="currentColor" stroke="none" />
    </>
  ),
  confirmed: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="m4.9 8.2 2.2 2.2 4-4.5" className={css.cut} strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  rejected: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m3.9 12.1 8.2-8.2" />
    </>
  ),
  failed: (
    <>
      <path d="M8 1.5 15 14H1z" fill="currentColor" strokeLinejoin="round" strokeWidth="1" />
      <path d="M8 6v3.6M8 11.3v.6" className={css.cut} strokeLinecap="round" />
    </>
  ),
};
