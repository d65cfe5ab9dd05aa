import { Link } from 'react-router';
import { review as t } from 'texts/review';
import type { Counts, Run } from '../../../shared/api/types';
import type { StreamState } from '../../../shared/realtime/stream';
import { wordsOf } from '../../../shared/api/problem';
import { decidedWords } from '../../../shared/lib/counts';
import { KeyHint } from '../../../shared/ui/KeyHint';
import { Live } from '../../../shared/ui/Live';
import type { Summary } from '../model/store';
import css from './Footer.module.css';

interface Props {
  run: Run | undefined;
  summary: Summary;
  /** The numbers of the whole document. */
  whole: { counts: Counts; total: number };
  /** Reads what is left after an error. */
  onReadOn: () => void;
  live: StreamState;
  selected: number;
  /** Of the selected ones, those that the filter hides. */
  hidden: number;
  said: Said | null;
  singleKeys: boolean;
  onKeys: () => void;
  onFailures: () => void;
  /** Where the review goes on when all of this document is decided. */
  next: { title: string; to: string } | null;
}

/** What was said last; what is more than an echo of the rows is shown, and may offer something to do about it. */
export interface Said {
  words: string;
  shown: boolean;
  offer?: { label: string; act: () => void };
}

/** Where the review stands and which keys do what. */
export function Footer(props: Props) {
  const { run, summary, live, selected, hidden, said, singleKeys, onKeys, onFailures } = props;
  const { counts, total } = props.whole;
  const done = run && total > 0 && counts.ai_complete + counts.pending + counts.claimed + counts.failed === 0;
  const parts: string[] = [];
  if (run) {
    if (counts.ai_complete > 0) parts.push(t.footer.staged(counts.ai_complete));
    if (counts.pending + counts.claimed > 0) parts.push(t.footer.pending(counts.pending + counts.claimed));
    if (parts.length === 0 && counts.failed === 0 && total > 0) parts.push(decidedWords(counts));
  } else {
    parts.push(t.footer.blocks(total));
  }
  if (summary.reading) {
    const words = summary.stopped == null ? t.footer.readingSoFar : t.footer.stopped;
    parts.unshift(words(summary.total, total));
  }
  if (hidden > 0) parts.unshift(t.footer.hidden(hidden));
  if (selected > 0) parts.unshift(t.footer.selected(selected));
  return (
    <footer className={css.footer}>
      <Live state={live} />
      <span className={css.state}>{summary.loading ? t.footer.reading : parts.join(' · ')}</span>
      {summary.stopped != null && (
        <button
          type="button"
          className={css.failed}
          title={wordsOf(summary.stopped)}
          onClick={props.onReadOn}
        >
          {t.footer.readOn}
        </button>
      )}
      {run && counts.failed > 0 && !summary.loading && (
        <button type="button" className={css.failed} onClick={onFailures}>
          {t.footer.failed(counts.failed)}
        </button>
      )}
      {done && props.next && !summary.loading && (
        <Link className={css.offer} to={props.next.to} aria-keyshortcuts="N">
          {t.footer.next(props.next.title)}
        </Link>
      )}
      <span className={said?.shown ? css.said : 'visually-hidden'} role="status">
        {said?.words}
      </span>
      {said?.offer && (
        <button type="button" className={css.offer} onClick={said.offer.act}>
          {said.offer.label}
        </button>
      )}
      {run && singleKeys && (
        <span className={css.keys} data-aside={said?.shown || undefined}>
          <KeyHint keys={['J', 'K']} does={t.footer.move} />
          <KeyHint keys={[t.keys.enter]} does={t.footer.edit} />
          <KeyHint keys={['C']} does={t.footer.confirm} />
          <KeyHint keys={['R']} does={t.footer.reject} />
          <KeyHint keys={['X']} does={t.footer.select} />
          <button type="button" className={css.all} onClick={onKeys} aria-label={t.footer.allKeys}>
            <KeyHint keys={['?']} does={t.footer.keys} />
          </button>
        </span>
      )}
    </footer>
  );
}
