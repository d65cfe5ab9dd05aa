import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { authMail as t } from 'texts/auth-mail';
import { useTitle } from '../../../shared/lib/useTitle';
import { resendVerification } from '../api/mail';
import { useWait } from '../model/useWait';
import { AuthFrame } from './AuthFrame';
import css from './AuthFrame.module.css';
import { Fault } from './Fault';

/** A mail has to be answered before somebody is let in: the same for a free address and for one that has an account. */
export function MailSent({ email, onAnother }: { email: string; onAnother: () => void }) {
  useTitle(t.sent.pageTitle);
  const send = useMutation({ mutationFn: () => resendVerification(email) });
  const wait = useWait(send.error);
  return (
    <AuthFrame
      title={t.sent.title}
      foot={t.sent.another((words) => (
        <button type="button" onClick={onAnother}>
          {words}
        </button>
      ))}
    >
      <div className={css.stack}>
        <p role="status">{t.sent.words(<strong>{email}</strong>)}</p>
        <p className={css.quiet}>{t.sent.nothing}</p>
        {send.isError && <Fault error={send.error} wait={wait} />}
        {send.isSuccess && <p role="status">{t.sent.sentAgain}</p>}
        <Button
          loading={send.isPending}
          disabled={send.isSuccess || wait !== null}
          onClick={() => send.mutate()}
        >
          {t.sent.again}
        </Button>
      </div>
    </AuthFrame>
  );
}
