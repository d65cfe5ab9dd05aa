import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { integrationForm } from 'texts/integration-form';
import { integrations as t } from 'texts/integrations';
import { wordsOf } from '../../../shared/api/problem';
import type { Integration, IntegrationKind, IntegrationTest } from '../../../shared/api/integrationTypes';
import { agoWords, count, onDay, span } from '../../../shared/lib/format';
import { useNow } from '../../../shared/lib/useNow';
import { StatusGlyph } from '../../../shared/ui/Status';
import { storeOf } from '../model/store';
import { isLocked } from '../model/state';
import { webhookOf } from '../model/webhook';
import { placeOf } from '../model/place';
import { schemaWords } from '../model/words';
import css from './IntegrationPage.module.css';

type Test = UseMutationResult<IntegrationTest, Error, void>;

/** How it is set up and how it fares; of secrets only that they are there. */
export function IntegrationSummary({ integration, test }: { integration: Integration; test: Test }) {
  const now = useNow();
  const { kind, trigger, paused, waiting, failed, delivered_at, failure } = integration;
  return (
    <section className={css.card} aria-label={t.facts.title}>
      <dl className={css.facts}>
        <Fact name={t.facts.to} wide>
          <code>{kind === 'webhook' ? webhookOf(integration).url : placeOf(integration)}</code>
        </Fact>
        <Fact name={t.facts.sends}>{t.triggers[trigger]}</Fact>
        <Fact name={t.facts.schema}>{schemaWords(integration)}</Fact>
        {kind === 'webhook' && <WebhookFacts integration={integration} />}
        {kind === 'object_store' && (
          <Fact name={t.facts.mode}>{integrationForm.store.modes[storeOf(integration).mode]}</Fact>
        )}
        <Fact name={t.facts.lastDelivered}>
          {delivered_at === null ? t.facts.never : agoWords(delivered_at, now)}
        </Fact>
        <Fact name={t.facts.waiting}>{count(waiting)}</Fact>
        {failed > 0 && <Fact name={t.facts.failed}>{count(failed)}</Fact>}
        <Fact name={t.facts.saved}>
          {t.facts.savedBy(integration.saved_by_name, onDay(integration.saved_at))}
        </Fact>
      </dl>
      {isLocked(integration) && <Line result="failed">{t.notices.locked}</Line>}
      {failure !== null ? (
        <Line result="failed">
          {t.notices.failed} {failure} {paused && t.notices.paused(waiting)}
        </Line>
      ) : (
        paused && <Line result="paused">{t.notices.paused(waiting)}</Line>
      )}
      <div role="status">
        <TestLine kind={kind} test={test} />
      </div>
    </section>
  );
}

function WebhookFacts({ integration }: { integration: Integration }) {
  const { auth, username, signed, headers, gzip } = webhookOf(integration);
  return (
    <>
      <Fact name={t.facts.auth}>
        {auth === 'basic' ? t.facts.auths.basic(username) : t.facts.auths[auth]}
      </Fact>
      <Fact name={t.facts.signing}>{signed ? t.facts.signed : t.facts.unsigned}</Fact>
      {headers.length > 0 && (
        <Fact name={t.facts.headers}>
          <code>{headers.map(({ name }) => name).join(', ')}</code>
        </Fact>
      )}
      {gzip && <Fact name={t.facts.gzip}>{t.facts.gzipped}</Fact>}
    </>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? css.wide : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const glyphs = { delivered: 'confirmed', refused: 'failed', failed: 'failed', paused: 'pending' } as const;

function Line({ result, children }: { result: keyof typeof glyphs; children: ReactNode }) {
  return (
    <div className={css.line} data-result={result}>
      <StatusGlyph status={glyphs[result]} size={15} />
      <p>{children}</p>
    </div>
  );
}

/** What came of the trial, with one block or, where none is confirmed, without. */
function TestLine({ kind, test }: { kind: IntegrationKind; test: Test }) {
  if (test.isPending) {
    return (
      <div className={css.line}>
        <StatusGlyph status="claimed" size={15} />
        <p>{t.test.busy}</p>
      </div>
    );
  }
  if (test.isError) return <Line result="refused">{wordsOf(test.error)}</Line>;
  if (!test.data) return null;
  const { result, rows, words, status, millis } = test.data;
  const delivered = rows > 0 ? t.test.delivered : kind === 'webhook' ? t.test.empty : words;
  return (
    <Line result={result}>
      {result === 'delivered' ? delivered : `${t.test.refused} ${words}`}{' '}
      <small>{t.test.facts(status, span(millis))}</small>
    </Line>
  );
}
