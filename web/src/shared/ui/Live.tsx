import { sharedParts as t } from 'texts/shared-parts';
import type { StreamState } from '../realtime/stream';
import css from './Live.module.css';

/** Whether what is on the page follows the server at this moment. */
export function Live({ state, extra }: { state: StreamState; extra?: string }) {
  return (
    <span className={css.live} data-state={state} role="status">
      <span className={css.dot} aria-hidden="true" />
      {extra && state === 'live' ? t.liveWith(t.live[state], extra) : t.live[state]}
    </span>
  );
}
