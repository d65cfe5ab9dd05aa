import type { Run } from '../../../shared/api/types';
import type { StreamState } from '../../../shared/realtime/stream';
import { count, plural } from '../../../shared/lib/format';
import { KeyHint } from '../../../shared/ui/KeyHint';
import { Live } from '../../../shared/ui/Live';
import type { Summary } from '../model/store';
import css from './Footer.module.css';

interface Props {
  run: Run | undefined;
  summary: Summary;
  live: StreamState;
  selected: number;
  said: string;
  singleKeys: boolean;
  onKeys: () => void;
}

/** Where the review stands and which keys do what. */
export function Footer({ run, summary, live, selected, said, singleKeys, onKeys }: Props) {
  const { counts, total } = summary;
  const parts: string[] = [];
  if (run) {
    if (counts.ai_complete > 0) parts.push(`${count(counts.ai_complete)} staged, awaiting review`);
    if (counts.pending + counts.claimed > 0) parts.push(`${count(counts.pending + counts.claimed)} pending`);
    if (counts.failed > 0) parts.push(`${count(counts.failed)} failed`);
    if (parts.length === 0 && total > 0) parts.push('All blocks reviewed');
  } else {
    parts.push(plural(total, 'block'));
  }
  if (selected > 0) parts.unshift(`${count(selected)} selected`);
  return (
    <footer className={css.footer}>
      <Live state={live} />
      <span className={css.state}>{summary.loading ? 'Reading…' : parts.join(' · ')}</span>
      <span className="visually-hidden" role="status">
        {said}
      </span>
      {run && singleKeys && (
        <span className={css.keys}>
          <KeyHint keys={['J', 'K']} does="move" />
          <KeyHint keys={['Enter']} does="edit" />
          <KeyHint keys={['C']} does="confirm" />
          <KeyHint keys={['R']} does="reject" />
          <KeyHint keys={['X']} does="select" />
          <button type="button" className={css.all} onClick={onKeys} aria-label="All keys">
            <KeyHint keys={['?']} does="keys" />
          </button>
        </span>
      )}
    </footer>
  );
}
