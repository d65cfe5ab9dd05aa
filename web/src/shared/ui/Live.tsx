import type { StreamState } from '../realtime/stream';
import css from './Live.module.css';

const words: Record<StreamState, string> = {
  live: 'Live',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
};

/** Whether what is on the page follows the server at this moment. */
export function Live({ state, extra }: { state: StreamState; extra?: string }) {
  return (
    <span className={css.live} data-state={state} role="status">
      <span className={css.dot} aria-hidden="true" />
      {words[state]}
      {extra && state === 'live' ? `, ${extra}` : ''}
    </span>
  );
}
