import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { auth } from 'texts/auth';
import { authMail as t } from 'texts/auth-mail';
import { Problem } from '../../../shared/api/problem';
import { forgetOthers } from '../../../shared/lib/leftovers';
import { useTitle } from '../../../shared/lib/useTitle';
import { FormError } from '../../../shared/ui/FormError';
import { invitationQuery } from '../api/invitation';
import { login, register, useSession } from '../api/session';
import { keptInvitation } from '../model/linkToken';
import { returnPath } from '../model/returnPath';
import { useWait } from '../model/useWait';
import { AuthFrame } from './AuthFrame';
import { Fault } from './Fault';
import { MailSent } from './MailSent';
import { Providers } from './Providers';

const fields = ['display_name', 'email', 'password'];

export default function RegisterPage() {
  useTitle(t.register.pageTitle);
  const [params] = useSearchParams();
  const next = returnPath(params.get('next'));
  const [token] = useState(() => (next === '/invitation' ? keptInvitation() : null));
  const invitation = useQuery(invitationQuery(token)).data;
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const session = useSession();
  const email = invitation?.email ?? typed;
  const enter = useMutation({
    mutationFn: async () => {
      const invited = token && invitation ? { invitation: token } : {};
      const made = await register({ email, password, display_name: name, ...invited });
      if (!made.user && !token) return null;
      // Whoever came by an invitation has shown that the address is theirs. Else a mail has to be answered first.
      return login(email, password).catch((error: unknown) => {
        if (!made.user && error instanceof Problem && [401, 403].includes(error.status)) return null;
        throw error;
      });
    },
    onSuccess: (answer) => {
      if (!answer?.user) return;
      forgetOthers(answer.user.user_id);
      queries.setQueryData(['session'], answer);
    },
  });
  const wait = useWait(enter.error);
  const findings = enter.error instanceof Problem ? enter.error.errors : [];
  const wrong = (field: string) => findings.find((finding) => finding.pointer === `/${field}`)?.message;
  const closed = enter.error instanceof Problem && enter.error.is('registration-closed');

  if (session.data?.user) return <Navigate to={next} replace />;
  if (enter.data === null) return <MailSent email={email} onAnother={() => enter.reset()} />;

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
          if (wait === null) enter.mutate();
        }}
      >
        {closed && <FormError>{t.register.closed}</FormError>}
        {enter.isError && !closed && !fields.some(wrong) && <Fault error={enter.error} wait={wait} />}
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
          label={auth.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          readOnly={!!invitation}
          description={invitation && t.register.invited(invitation.project_name)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={wrong('email')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <PasswordInput
          label={auth.password}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          description={t.passwordRule}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          visibilityToggleButtonProps={{ 'aria-label': auth.show }}
          value={password}
          error={wrong('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={enter.isPending} disabled={wait !== null}>
          {t.register.verb}
        </Button>
      </form>
      <Providers next={next} />
    </AuthFrame>
  );
}
