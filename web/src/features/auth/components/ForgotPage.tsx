import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { auth } from 'texts/auth';
import { authMail as t } from 'texts/auth-mail';
import { useTitle } from '../../../shared/lib/useTitle';
import { forgotPassword } from '../api/mail';
import { useWait } from '../model/useWait';
import { AuthFrame } from './AuthFrame';
import css from './AuthFrame.module.css';
import { Fault } from './Fault';

/** Asks for a link to choose a new password. What comes of it is the same for every address. */
export default function ForgotPage() {
  useTitle(t.forgot.pageTitle);
  const before = useLocation().state as { email?: string } | null;
  const [email, setEmail] = useState(before?.email ?? '');
  const ask = useMutation({ mutationFn: () => forgotPassword(email) });
  const wait = useWait(ask.error);
  if (ask.isSuccess) {
    return (
      <AuthFrame title={t.forgot.sentTitle}>
        <div className={css.stack}>
          <p role="status">{t.forgot.sent(<strong>{email}</strong>)}</p>
          <Button component={Link} to="/login">
            {t.toSignIn}
          </Button>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={t.forgot.title}
      foot={t.forgot.remembered((words) => (
        <Link className="link" to="/login">
          {words}
        </Link>
      ))}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wait === null) ask.mutate();
        }}
      >
        {ask.isError ? <Fault error={ask.error} wait={wait} /> : <p>{t.forgot.words}</p>}
        <TextInput
          label={auth.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={ask.isPending} disabled={wait !== null}>
          {t.forgot.verb}
        </Button>
      </form>
    </AuthFrame>
  );
}
