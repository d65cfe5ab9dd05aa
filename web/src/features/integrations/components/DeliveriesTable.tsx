import { Button, NativeSelect } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useId, useRef, useState } from 'react';
import { integrations } from 'texts/integrations';
import type { Delivery, Integration } from '../../../shared/api/integrationTypes';
import { agoWords, count } from '../../../shared/lib/format';
import { useFocusKept } from '../../../shared/lib/useFocusKept';
import { useNow } from '../../../shared/lib/useNow';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { StatusPill } from '../../../shared/ui/Status';
import table from '../../../shared/ui/table.module.css';
import { deliveriesQuery } from '../api/integrations';
import { blocksOf, signOfDelivery } from '../model/state';
import { DeliveryDetails } from './DeliveryDetails';
import css from './IntegrationPage.module.css';

const t = integrations.deliveries;
const filters = Object.entries(t.filters).map(([value, label]) => ({ value, label }));

interface Props {
  integration: Integration;
  onReplay: () => void;
}

/** What was sent and what waits, the newest first; each row opens what went over and what came back. */
export function DeliveriesTable({ integration, onReplay }: Props) {
  const { project_id, integration_id, failed } = integration;
  const [status, setStatus] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const deliveries = useInfiniteQuery(deliveriesQuery(project_id, integration_id, status || null));
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const title = useId();
  const section = useRef<HTMLElement>(null);
  // A button of a delivery goes when its state changes, and the delivery itself where only some are shown.
  const kept = useFocusKept(
    () =>
      section.current?.querySelector<HTMLElement>('button[aria-expanded="true"]') ??
      section.current?.querySelector('h2'),
  );
  return (
    <section ref={section} className={css.part} aria-labelledby={title} {...kept}>
      <div className={css.head}>
        <h2 id={title} tabIndex={-1}>
          {t.title}
        </h2>
        {failed > 0 && (
          <Button className={css.replay} onClick={onReplay}>
            {integrations.replay.ask(failed)}
          </Button>
        )}
        {(items.length > 0 || status !== '') && (
          <NativeSelect
            size="xs"
            className={css.filter}
            aria-label={t.filter}
            value={status}
            data={[{ value: '', label: t.all }, ...filters]}
            onChange={(event) => setStatus(event.currentTarget.value)}
          />
        )}
      </div>
      {deliveries.isPending && <RowsSkeleton rows={4} />}
      {deliveries.isLoadingError && (
        <Failure error={deliveries.error} retry={() => void deliveries.refetch()} />
      )}
      {deliveries.data && items.length === 0 && (
        <EmptyState
          level={3}
          title={status === '' ? t.none : t.noneSuch}
          hint={status === '' ? t.noneHint : undefined}
        />
      )}
      {items.length > 0 && (
        <table className={`${table.table} ${css.table}`} aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col" className={css.state}>
                {t.state}
              </th>
              <th scope="col" className={css.what}>
                {t.what}
              </th>
              <th scope="col">{t.document}</th>
              <th scope="col" className={`${table.number} ${css.size}`}>
                {t.size}
              </th>
              <th scope="col" className={css.when}>
                {t.when}
              </th>
              <th scope="col" className={css.turn} />
            </tr>
          </thead>
          <tbody>
            {items.map((delivery) => (
              <DeliveryRow
                key={delivery.delivery_id}
                integration={integration}
                delivery={delivery}
                opened={open === delivery.delivery_id}
                onTurn={() => setOpen(open === delivery.delivery_id ? null : delivery.delivery_id)}
              />
            ))}
          </tbody>
        </table>
      )}
      {deliveries.hasNextPage && (
        <p className={css.more}>
          <Button loading={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
            {t.more}
          </Button>
        </p>
      )}
    </section>
  );
}

interface RowProps {
  integration: Integration;
  delivery: Delivery;
  opened: boolean;
  onTurn: () => void;
}

function DeliveryRow({ integration, delivery, opened, onTurn }: RowProps) {
  const now = useNow();
  const sign = signOfDelivery(delivery);
  const event = t.events[delivery.event];
  const title = delivery.doc_title ?? t.lostDocument;
  const blocks = delivery.rows ?? blocksOf(delivery);
  return (
    <Fragment>
      <tr data-open={opened || undefined}>
        <td>
          <StatusPill status={sign.status} word={sign.word} />
        </td>
        <td className={css.cell}>
          <button
            type="button"
            className={css.open}
            aria-expanded={opened}
            aria-label={t.details(title, event)}
            onClick={onTurn}
          >
            {event}
          </button>
        </td>
        <td className={css.cell} title={title}>
          {title}
          {delivery.run_name && <span className={table.quiet}> {delivery.run_name}</span>}
        </td>
        <td className={table.number}>{blocks === null ? t.wholeRun : count(blocks)}</td>
        <td className={`${table.quiet} ${css.when}`}>
          <time dateTime={delivery.created_at} title={delivery.created_at}>
            {agoWords(delivery.created_at, now)}
          </time>
        </td>
        <td>
          <IconChevronRight className={css.chevron} size={16} stroke={1.6} aria-hidden="true" />
        </td>
      </tr>
      {opened && (
        <tr data-open>
          <td className={css.detail} colSpan={6}>
            <DeliveryDetails integration={integration} delivery={delivery} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
