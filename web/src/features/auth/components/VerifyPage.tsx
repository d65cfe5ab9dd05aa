import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { auth } from 'texts/auth';
import { authMail as t } from 'texts/auth-mail';
import { Problem } from '../../../shared/api/problem';
import { useTitle } from '../../../shared/lib/useTitle';
import { resendVerification, verifyEmail } from '../api/mail';
import { useUser } from '../api/session';
import { linkToken } from '../model/linkToken';
import { useWait } from '../model/useWait';
import { AuthFrame } from './AuthFrame';
import css from './AuthFrame.module.css';
import { Fault } from './Fault';

/**
 * Where the link of the mail leads that shows an address to be somebody's. Nothing happens before a person says so:
 * there are mail servers that open each link to see what is behind it.
 */
export default function VerifyPage() {
  useTitle(t.verify.pageTitle);
  const [token] = useState(linkToken);
  const confirm = useMutation({ mutationFn: () => verifyEmail(token ?? '') });
  const wait = useWait(confirm.error);
  if (confirm.isSuccess) {
    return <Done />;
  }
  if (token === null || (confirm.error instanceof Problem && confirm.error.status === 410)) {
    return <Spent />;
  }
  return (
    <AuthFrame title={t.verify.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wait === null) confirm.mutate();
        }}
      >
        {confirm.isError ? <Fault error={confirm.error} wait={wait} /> : <p>{t.verify.words}</p>}
        <Button type="submit" variant="filled" loading={confirm.isPending} disabled={wait !== null}>
          {t.verify.confirm}
        </Button>
      </form>
    </AuthFrame>
  );
}

function Done() {
  const user = useUser();
  return (
    <AuthFrame title={t.verify.doneTitle}>
      <div className={css.stack}>
        <p role="status">{user ? t.verify.doneSignedIn : t.verify.done}</p>
        <Button component={Link} to={user ? '/app' : '/login'} variant="filled">
          {user ? t.goOn : t.toSignIn}
        </Button>
      </div>
    </AuthFrame>
  );
}

function Spent() {
  const [email, setEmail] = useState('');
  const send = useMutation({ mutationFn: () => resendVerification(email) });
  const wait = useWait(send.error);
  return (
    <AuthFrame
      title={t.verify.spentTitle}
      foot={
        <Link className="link" to="/login">
          {t.toSignIn}
        </Link>
      }
    >
      {send.isSuccess ? (
        <div className={css.stack}>
          <p role="status">{t.verify.sent(<strong>{email}</strong>)}</p>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (wait === null) send.mutate();
          }}
        >
          {send.isError ? <Fault error={send.error} wait={wait} /> : <p role="alert">{t.verify.spent}</p>}
          <TextInput
            label={auth.email}
            type="email"
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" loading={send.isPending} disabled={wait !== null}>
            {t.verify.verb}
          </Button>
        </form>
      )}
    </AuthFrame>
  );
}
