import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { Problem, wordsOf } from '../../../shared/api/problem';
import { forgetOthers } from '../../../shared/lib/leftovers';
import { useTitle } from '../../../shared/lib/useTitle';
import { FormError } from '../../../shared/ui/FormError';
import { login, register, useSession } from '../api/session';
import { returnPath } from '../model/returnPath';
import { AuthFrame } from './AuthFrame';

const fields = ['display_name', 'email', 'password'];

export default function RegisterPage() {
  useTitle('Register');
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
      title="Create an account"
      foot={
        <>
          Already registered?{' '}
          <Link className="link" to={{ pathname: '/login', search: params.toString() }}>
            Sign in
          </Link>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        {enter.isError && !fields.some(wrong) && <FormError>{wordsOf(enter.error)}</FormError>}
        <TextInput
          label="Name"
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
          label="E-mail"
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
          label="Password"
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          error={wrong('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={enter.isPending}>
          Register
        </Button>
      </form>
    </AuthFrame>
  );
}
