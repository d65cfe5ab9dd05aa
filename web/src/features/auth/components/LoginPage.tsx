import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { auth as t } from 'texts/auth';
import { Problem } from '../../../shared/api/problem';
import { forgetOthers } from '../../../shared/lib/leftovers';
import { own } from '../../../shared/lib/own';
import { useTitle } from '../../../shared/lib/useTitle';
import { FormError } from '../../../shared/ui/FormError';
import { resendVerification } from '../api/mail';
import { login, useSession } from '../api/session';
import { returnPath } from '../model/returnPath';
import { useWait } from '../model/useWait';
import { AuthFrame } from './AuthFrame';
import css from './AuthFrame.module.css';
import { Fault } from './Fault';
import { Providers } from './Providers';

/** Why somebody is here: the session has ended, or what was done before leads back to signing in. */
interface Why {
  ended?: boolean;
  reset?: boolean;
}

export default function LoginPage() {
  useTitle(t.login.title);
  const [params] = useSearchParams();
  const why = useLocation().state as Why | null;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const session = useSession();
  const signIn = useMutation({
    mutationFn: () => login(email, password),
    onSuccess: (answer) => {
      if (answer.user) forgetOthers(answer.user.user_id);
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      queries.setQueryData(['session'], answer);
    },
  });
  const wait = useWait(signIn.error);
  const next = returnPath(params.get('next'));
  const asked = params.get('next');
  const outside = own(t.outside, params.get('oauth') ?? '');
  const told = params.has('deleted')
    ? t.login.deleted
    : why?.reset
      ? t.login.reset
      : why?.ended && t.login.ended;
  const unconfirmed = signIn.error instanceof Problem && signIn.error.is('email-unconfirmed');

  if (session.data?.user) return <Navigate to={next} replace />;

  return (
    <AuthFrame
      title={t.login.title}
      foot={t.login.noAccount((words) => (
        <Link className="link" to={asked ? `/register?next=${encodeURIComponent(asked)}` : '/register'}>
          {words}
        </Link>
      ))}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wait === null) signIn.mutate();
        }}
      >
        {told && !signIn.isError && !outside && <p role="status">{told}</p>}
        {outside && signIn.isIdle && <FormError>{outside}</FormError>}
        {unconfirmed ? (
          <Unconfirmed key={email} email={email} />
        ) : (
          signIn.isError && <Fault error={signIn.error} wait={wait} />
        )}
        <TextInput
          label={t.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <div className={css.password}>
          <PasswordInput
            label={t.password}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t.show }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Link className={`link ${css.forgotten}`} to="/forgot-password" state={{ email }}>
            {t.login.forgotten}
          </Link>
        </div>
        <Button type="submit" variant="filled" loading={signIn.isPending} disabled={wait !== null}>
          {t.login.verb}
        </Button>
      </form>
      <Providers next={next} />
    </AuthFrame>
  );
}

/** The password was right, but the address is not known to be this person's: the mail can be sent once more. */
function Unconfirmed({ email }: { email: string }) {
  const send = useMutation({ mutationFn: () => resendVerification(email) });
  const wait = useWait(send.error);
  return (
    <>
      <FormError>{t.login.unconfirmed}</FormError>
      {send.isError && <Fault error={send.error} wait={wait} />}
      {send.isSuccess ? (
        <p role="status">{t.login.sentAgain(email)}</p>
      ) : (
        <Button loading={send.isPending} disabled={wait !== null} onClick={() => send.mutate()}>
          {t.login.sendAgain}
        </Button>
      )}
    </>
  );
}
