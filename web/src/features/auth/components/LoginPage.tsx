import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { auth as t } from 'texts/auth';
import { wordsOf } from '../../../shared/api/problem';
import { forgetOthers } from '../../../shared/lib/leftovers';
import { useTitle } from '../../../shared/lib/useTitle';
import { FormError } from '../../../shared/ui/FormError';
import { login, useSession } from '../api/session';
import { returnPath } from '../model/returnPath';
import { AuthFrame } from './AuthFrame';

export default function LoginPage() {
  useTitle(t.login.title);
  const [params] = useSearchParams();
  const ended = (useLocation().state as { ended?: boolean } | null)?.ended === true;
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

  if (session.data?.user) return <Navigate to={returnPath(params.get('next'))} replace />;

  return (
    <AuthFrame
      title={t.login.title}
      foot={t.login.noAccount((words) => (
        <Link className="link" to={{ pathname: '/register', search: params.toString() }}>
          {words}
        </Link>
      ))}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        {ended && !signIn.isError && <p role="status">{t.login.ended}</p>}
        {signIn.isError && <FormError>{wordsOf(signIn.error)}</FormError>}
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
        <PasswordInput
          label={t.password}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={signIn.isPending}>
          {t.login.verb}
        </Button>
      </form>
    </AuthFrame>
  );
}
