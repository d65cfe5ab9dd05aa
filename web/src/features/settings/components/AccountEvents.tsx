import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { account } from 'texts/account';
import type { AccountEvent } from '../../../shared/api/accountTypes';
import { wordsOf } from '../../../shared/api/problem';
import { asLabel, atMoment } from '../../../shared/lib/format';
import { accountEventsQuery } from '../api/account';
import { deviceWords } from '../model/device';
import { detailWords } from '../model/events';
import { LineSkeleton, Section } from './Section';
import css from './SettingsPage.module.css';

const t = account.events;

/** What has happened to the account, so that its owner sees what was not them. */
export function AccountEvents() {
  const events = useInfiniteQuery(accountEventsQuery);
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section id="events" title={t.title} hint={t.hint}>
      {events.isPending && <LineSkeleton />}
      {events.isError && <p className={css.none}>{wordsOf(events.error)}</p>}
      {events.data && items.length === 0 && <p className={css.none}>{t.none}</p>}
      {items.length > 0 && (
        <ol className={css.events}>
          {items.map((event) => (
            <EventLine key={event.event_id} event={event} />
          ))}
        </ol>
      )}
      {events.hasNextPage && (
        <p className={css.more}>
          <Button
            size="compact-sm"
            loading={events.isFetchingNextPage}
            onClick={() => void events.fetchNextPage()}
          >
            {t.more}
          </Button>
        </p>
      )}
    </Section>
  );
}

function EventLine({ event }: { event: AccountEvent }) {
  const { kind, detail, at, address, user_agent } = event;
  const words = detailWords(detail);
  return (
    <li data-kind={kind}>
      <span>
        {t.kinds[kind] ?? asLabel(kind)}
        {words && <span className={css.hint}> · {words}</span>}
      </span>
      <span className={css.hint} title={user_agent ?? undefined}>
        {[user_agent && deviceWords(user_agent), address].filter(Boolean).join(' · ')}
      </span>
      <time className={css.hint} dateTime={at}>
        {atMoment(at)}
      </time>
    </li>
  );
}
