import { Link } from 'react-router';
import { integrations as t } from 'texts/integrations';
import type { Integration } from '../../../shared/api/integrationTypes';
import { agoWords } from '../../../shared/lib/format';
import { StatusPill } from '../../../shared/ui/Status';
import { isLocked, signOf } from '../model/state';
import { placeOf } from '../model/place';
import { schemaWords } from '../model/words';
import css from './Integrations.module.css';
import { KindIcon } from './KindIcon';

/** One other side: what and where it is, how it fares, and what is wrong with it in words. */
export function IntegrationCard({ integration, now }: { integration: Integration; now: number }) {
  const { project_id, integration_id, kind, name, trigger, waiting, failed, failure } = integration;
  const sign = signOf(integration);
  const wrong = isLocked(integration) ? t.notices.locked : failure;
  return (
    <li className={css.card}>
      <div className={css.top}>
        <span className={css.icon} title={t.kinds[kind]}>
          <KindIcon kind={kind} />
        </span>
        <h3 className={css.name}>
          <Link to={`/app/projects/${project_id}/integrations/${integration_id}`}>{name}</Link>
        </h3>
        <StatusPill status={sign.status} word={sign.word} />
      </div>
      <p className={css.place} title={placeOf(integration)}>
        {placeOf(integration)}
      </p>
      <p className={css.sends}>{[t.triggers[trigger], schemaWords(integration)].join(' · ')}</p>
      {wrong && <p className={css.failure}>{wrong}</p>}
      <p className={css.foot}>
        <span>{lastWords(integration, now)}</span>
        {failed > 0 && <span className={css.waiting}>{t.card.failed(failed)}</span>}
        {waiting > 0 && <span className={css.waiting}>{t.card.waiting(waiting)}</span>}
      </p>
    </li>
  );
}

function lastWords({ delivered_at, failed_at }: Integration, now: number): string {
  if (failed_at !== null) return t.card.lastFailed(agoWords(failed_at, now));
  return delivered_at === null ? t.card.nothing : t.card.lastDelivered(agoWords(delivered_at, now));
}
