import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { auth } from 'texts/auth';
import { authMail as t } from 'texts/auth-mail';
import { Problem } from '../../../shared/api/problem';
import { useTitle } from '../../../shared/lib/useTitle';
import { resetPassword } from '../api/mail';
import { linkToken } from '../model/linkToken';
import { useWait } from '../model/useWait';
import { AuthFrame } from './AuthFrame';
import css from './AuthFrame.module.css';
import { Fault } from './Fault';

/** Where the link of a mail leads: a new password in the place of the forgotten one. */
export default function ResetPage() {
  useTitle(t.reset.pageTitle);
  const [token] = useState(linkToken);
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => resetPassword(token ?? '', password),
    onSuccess: () => {
      // Every session of the account has ended, this browser's too.
      queries.setQueryData(['session'], { user: null });
      void navigate('/login', { replace: true, state: { reset: true } });
    },
  });
  const wait = useWait(change.error);
  const problem = change.error instanceof Problem ? change.error : null;
  const wrong = problem?.errors.find(({ pointer }) => pointer === '/new_password')?.message;
  if (token === null || problem?.status === 410) {
    return (
      <AuthFrame title={t.reset.spentTitle}>
        <div className={css.stack}>
          <p role="alert">{t.reset.spent}</p>
          <Button component={Link} to="/forgot-password" variant="filled">
            {t.reset.another}
          </Button>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t.reset.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wait === null) change.mutate();
        }}
      >
        {change.isError && !wrong ? <Fault error={change.error} wait={wait} /> : <p>{t.reset.words}</p>}
        <PasswordInput
          label={t.reset.password}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          autoFocus
          description={t.passwordRule}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          visibilityToggleButtonProps={{ 'aria-label': auth.show }}
          value={password}
          error={wrong}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={change.isPending} disabled={wait !== null}>
          {t.reset.verb}
        </Button>
      </form>
    </AuthFrame>
  );
}
