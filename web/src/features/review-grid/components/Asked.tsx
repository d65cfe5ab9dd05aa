import { useQuery } from '@tanstack/react-query';
import { review as t } from 'texts/review';
import type { Overlay } from '../../../shared/api/types';
import { count, span, usd } from '../../../shared/lib/format';
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
        <dt>{t.asked.model}</dt>
        <dd>{offline ? <OfflineChip /> : <code>{model}</code>}</dd>
      </div>
      {asked && (
        <div>
          <dt>{t.asked.tokens}</dt>
          <dd>
            {cached > 0
              ? t.asked.tokensCached(
                  usage.input_tokens + cached,
                  usage.cached_input_tokens ?? 0,
                  usage.output_tokens,
                )
              : t.asked.tokensOf(usage.input_tokens, usage.output_tokens)}
          </dd>
        </div>
      )}
      {asked && (
        <div>
          <dt>{t.asked.cost}</dt>
          <dd>{usage.cost_usd === null ? t.asked.priceNotKnown : usd(usage.cost_usd)}</dd>
        </div>
      )}
      <div>
        <dt>{t.asked.attempts}</dt>
        <dd>
          {asked && usage.calls !== attempt_count
            ? t.asked.attemptsCalls(attempt_count, usage.calls)
            : count(attempt_count)}
        </dd>
      </div>
      {took !== null && (
        <div>
          <dt>{t.asked.time}</dt>
          <dd>{span(took)}</dd>
        </div>
      )}
    </dl>
  );
}
