import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { installation } from 'texts/installation';
import { copyText } from '../../../shared/lib/copy';
import type { OutboxMail } from '../../../shared/api/accountTypes';
import { atMoment } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { toast } from '../../../shared/ui/toast';
import { outboxQuery } from '../api/operator';
import { piecesOf } from '../model/links';
import css from './Installation.module.css';
import { Part } from './Part';

const t = installation.outbox;

/** Mail that no server was there to send: the operator can hand its links over. */
export function Outbox() {
  const mails = useInfiniteQuery(outboxQuery);
  const [read, setRead] = useState<OutboxMail | null>(null);
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Part title={t.title} hint={t.hint}>
      {mails.isLoadingError && <Failure error={mails.error} retry={() => void mails.refetch()} />}
      {mails.isPending && <RowsSkeleton rows={3} />}
      {mails.data && items.length === 0 && <p className={css.none}>{t.none}</p>}
      {items.length > 0 && (
        <table className={`${table.table} ${css.mails}`} aria-label={t.title}>
          <thead>
            <tr>
              <th scope="col" className={css.when}>
                {t.at}
              </th>
              <th scope="col">{t.to}</th>
              <th scope="col">{t.subject}</th>
              <th scope="col" className={css.read}>
                <span className="visually-hidden">{t.read}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((mail) => (
              <tr key={mail.name}>
                <td className={css.quiet}>{atMoment(mail.at)}</td>
                <td className={table.quiet}>{mail.to}</td>
                <td className={table.name}>{mail.subject}</td>
                <td className={table.end}>
                  <Button
                    size="compact-sm"
                    aria-label={t.readOf(mail.subject, mail.to)}
                    onClick={() => setRead(mail)}
                  >
                    {t.read}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mails.hasNextPage && (
        <p className={css.more}>
          <Button loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
            {t.more}
          </Button>
        </p>
      )}
      {read && <MailDialog mail={read} onClose={() => setRead(null)} />}
    </Part>
  );
}

/** A mail as it was written, its links ready to be handed over. */
function MailDialog({ mail, onClose }: { mail: OutboxMail; onClose: () => void }) {
  const pieces = piecesOf(mail.text.trim());
  const link = pieces.find((piece) => piece.link)?.words;
  const copy = (words: string) =>
    void copyText(words).then(
      () => toast(t.copied),
      () => toast(t.cannotCopy, 'wrong'),
    );
  return (
    <Dialog
      title={mail.subject}
      verb={t.close}
      size="600"
      second={link ? { verb: t.copy, onDo: () => copy(link) } : undefined}
      onClose={onClose}
    >
      <p className={css.quiet}>{[t.toWhom(mail.to), atMoment(mail.at)].filter(Boolean).join(' · ')}</p>
      <div className={css.mail}>
        {pieces.map((piece, index) => (
          <Fragment key={index}>
            {piece.link ? (
              <a className="link" href={piece.words} rel="noreferrer" target="_blank">
                {piece.words}
              </a>
            ) : (
              piece.words
            )}
          </Fragment>
        ))}
      </div>
    </Dialog>
  );
}
