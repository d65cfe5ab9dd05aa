import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { integrations } from 'texts/integrations';
import type { Delivery, Integration } from '../../../shared/api/integrationTypes';
import { atMoment, bytes, count, soonAt } from '../../../shared/lib/format';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { changeDelivery } from '../api/integrations';
import { isOpen } from '../model/state';
import { useIntegrationsRead } from '../model/useIntegrationActs';
import css from './IntegrationPage.module.css';

const t = integrations.deliveries;

/** What went over, what came back, why it failed and when it is tried again. */
export function DeliveryDetails({ integration, delivery }: { integration: Integration; delivery: Delivery }) {
  const { status, sent, answer, answer_status, error, attempt } = delivery;
  return (
    <div className={css.detailed} data-unsent={sent === null || undefined}>
      {sent !== null && (
        <div>
          <h3>
            {t.sent} <span>{sizeWords(sent, delivery.bytes)}</span>
          </h3>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by the keyboard as well */}
          <pre className={css.code} tabIndex={0} role="region" aria-label={t.sent}>
            {sent}
          </pre>
        </div>
      )}
      <div className={css.side}>
        {error !== null && (
          <div>
            <h3>{t.error}</h3>
            <p className={css.wrong}>{error}</p>
          </div>
        )}
        <div>
          <h3>
            {t.answer} <span>{answer_status !== null && t.status(answer_status)}</span>
          </h3>
          {answer ? (
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by the keyboard as well
            <pre className={css.code} tabIndex={0} role="region" aria-label={t.answer}>
              {answer}
            </pre>
          ) : (
            <p className={css.quiet}>{answer_status === null ? t.noAnswer : t.emptyAnswer}</p>
          )}
        </div>
        <dl className={css.pairs}>
          {isOpen(status) && (
            <>
              <dt>{t.next}</dt>
              <dd>{nextWords(integration, delivery)}</dd>
            </>
          )}
          {delivery.finished_at !== null && (
            <>
              <dt>{t.finished}</dt>
              <dd>{atMoment(delivery.finished_at)}</dd>
            </>
          )}
          <dt>{t.attempts}</dt>
          <dd>{count(attempt)}</dd>
          <dt>{t.id}</dt>
          <dd>
            <code>{delivery.delivery_id}</code>
          </dd>
        </dl>
        <Verbs integration={integration} delivery={delivery} />
      </div>
    </div>
  );
}

/** Under its own id again, or not at all any more. */
function Verbs({ integration, delivery }: { integration: Integration; delivery: Delivery }) {
  const read = useIntegrationsRead(integration.project_id);
  const change = useMutation({
    mutationFn: (verb: 'replay' | 'cancel') => changeDelivery(integration, delivery.delivery_id, verb),
    onSuccess: (_, verb) => toast(verb === 'replay' ? t.replayed : t.cancelled),
    onError: toastProblem,
    onSettled: read,
  });
  const { status } = delivery;
  return (
    <div className={css.verbs}>
      {status !== 'sending' && (
        <Button
          loading={change.isPending && change.variables === 'replay'}
          onClick={() => change.mutate('replay')}
        >
          {status === 'waiting' ? t.retry : t.again}
        </Button>
      )}
      {isOpen(status) && (
        <Button
          variant="subtle"
          color="gray"
          loading={change.isPending && change.variables === 'cancel'}
          onClick={() => change.mutate('cancel')}
        >
          {t.cancel}
        </Button>
      )}
      {!isOpen(status) && <p>{t.againHint}</p>}
    </div>
  );
}

function nextWords({ paused }: Integration, { next_at }: Delivery): string {
  if (paused) return t.nextPaused;
  return next_at === null || Date.parse(next_at) <= Date.now() ? t.nextNow : soonAt(next_at, Date.now());
}

function sizeWords(sent: string, all: number | null): string {
  const shown = new TextEncoder().encode(sent).length;
  return all !== null && all > shown ? t.sentMore(bytes(shown), bytes(all)) : t.sentAll(bytes(all ?? shown));
}
