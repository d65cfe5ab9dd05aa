import { useQuery } from '@tanstack/react-query';
import type { Overlay } from '../../../shared/api/types';
import { count, plural, span, usd } from '../../../shared/lib/format';
import { OfflineChip } from '../../../shared/ui/Chip';
import type { ReviewVerbs } from '../api/overlays';
import { askedFor } from '../model/history';
import css from './Details.module.css';
import { historyQuery } from './History';

interface Props {
  verbs: ReviewVerbs;
  runId: string;
  overlay: Overlay;
}

/** Who answered about a block, for how much, in how long, and at which attempt. */
export function Asked({ verbs, runId, overlay }: Props) {
  const history = useQuery(historyQuery(verbs, runId, overlay.block_uid, overlay.revision)).data;
  const { model, usage, attempt_count } = overlay;
  const offline = model === 'offline';
  const took = history ? askedFor(history) : null;
  const cached = (usage?.cached_input_tokens ?? 0) + (usage?.cache_write_tokens ?? 0);
  const asked = !offline && usage && usage.calls > 0;
  return (
    <dl className={css.asked}>
      <div>
        <dt>Model</dt>
        <dd>{offline ? <OfflineChip /> : <code>{model}</code>}</dd>
      </div>
      {asked && (
        <div>
          <dt>Tokens</dt>
          <dd>
            {count(usage.input_tokens + cached)} in
            {cached > 0 && ` (${count(usage.cached_input_tokens ?? 0)} from cache)`},{' '}
            {count(usage.output_tokens)} out
          </dd>
        </div>
      )}
      {asked && (
        <div>
          <dt>Cost</dt>
          <dd>{usage.cost_usd === null ? 'price not known' : usd(usage.cost_usd)}</dd>
        </div>
      )}
      <div>
        <dt>Attempts</dt>
        <dd>
          {count(attempt_count)}
          {asked && usage.calls !== attempt_count && `, ${plural(usage.calls, 'call')}`}
        </dd>
      </div>
      {took !== null && (
        <div>
          <dt>Time</dt>
          <dd>{span(took)}</dd>
        </div>
      )}
    </dl>
  );
}
