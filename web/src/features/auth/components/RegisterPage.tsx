import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { auth as t } from 'texts/auth';
import { Problem, wordsOf } from '../../../shared/api/problem';
import { forgetOthers } from '../../../shared/lib/leftovers';
import { useTitle } from '../../../shared/lib/useTitle';
import { FormError } from '../../../shared/ui/FormError';
import { login, register, useSession } from '../api/session';
import { returnPath } from '../model/returnPath';
import { AuthFrame } from './AuthFrame';

const fields = ['display_name', 'email', 'password'];

export default function RegisterPage() {
  useTitle(t.register.pageTitle);
  const [params] = useSearchParams();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const session = useSession();
  const enter = useMutation({
    mutationFn: async () => {
      await register(email, password, name);
      return login(email, password);
    },
    onSuccess: (answer) => {
      if (answer.user) forgetOthers(answer.user.user_id);
      queries.setQueryData(['session'], answer);
    },
  });
  const findings = enter.error instanceof Problem ? enter.error.errors : [];
  const wrong = (field: string) => findings.find((finding) => finding.pointer === `/${field}`)?.message;

  if (session.data?.user) return <Navigate to={returnPath(params.get('next'))} replace />;

  return (
    <AuthFrame
      title={t.register.title}
      foot={t.register.haveAccount((words) => (
        <Link className="link" to={{ pathname: '/login', search: params.toString() }}>
          {words}
        </Link>
      ))}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        {enter.isError && !fields.some(wrong) && <FormError>{wordsOf(enter.error)}</FormError>}
        <TextInput
          label={t.register.name}
          name="display_name"
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          value={name}
          error={wrong('display_name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          error={wrong('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t.password}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          error={wrong('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={enter.isPending}>
          {t.register.verb}
        </Button>
      </form>
    </AuthFrame>
  );
}
