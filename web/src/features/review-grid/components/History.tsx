import { queryOptions, useQuery } from '@tanstack/react-query';
import { review as t } from 'texts/review';
import type { HistoryEntry, Json } from '../../../shared/api/types';
import { wordsOf } from '../../../shared/api/problem';
import { atMoment } from '../../../shared/lib/format';
import type { ReviewVerbs } from '../api/overlays';
import { toldOf } from '../model/history';
import { shownValue } from '../model/values';
import css from './Details.module.css';

/** Every change of one block's overlay, the newest first. */
export function History({ verbs, runId, blockUid, revision }: Props) {
  const history = useQuery(historyQuery(verbs, runId, blockUid, revision));
  if (history.isError) return <p className={css.wrong}>{wordsOf(history.error)}</p>;
  if (!history.data) return <p className={css.quiet}>{t.history.reading}</p>;
  if (history.data.length === 0) return <p className={css.quiet}>{t.history.none}</p>;
  return (
    <ol className={css.history}>
      {history.data.map((entry, index) => (
        <Entry key={index} entry={entry} />
      ))}
    </ol>
  );
}

export function historyQuery(verbs: ReviewVerbs, runId: string, blockUid: string, revision: number) {
  return queryOptions({
    queryKey: ['history', runId, blockUid, revision],
    queryFn: () => verbs.history(blockUid),
  });
}

interface Props {
  verbs: ReviewVerbs;
  runId: string;
  blockUid: string;
  revision: number;
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const told = toldOf(entry);
  return (
    <li>
      <p>
        <strong>{told.what}</strong>{' '}
        <span className={css.quiet}>{[told.who, atMoment(told.when)].filter(Boolean).join(' · ')}</span>
      </p>
      {told.why && <p className={css.change}>{told.why}</p>}
      {told.changes.map(({ name, before, after }) => (
        <p key={name} className={css.change}>
          <code>{name}</code> {before !== undefined && <del>{short(before)}</del>}{' '}
          {after !== undefined && <ins>{short(after)}</ins>}
        </p>
      ))}
    </li>
  );
}

function short(value: Json): string {
  const text = shownValue(value, Infinity) || JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
