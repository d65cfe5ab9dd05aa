import { PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { account } from 'texts/account';
import { Problem } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { useUser } from '../../auth/api/session';
import { changePassword } from '../api/account';

const t = account.passwordDialog;

/** A new password; the one in use is asked for, where there is one. */
export function PasswordDialog({ has, onClose }: { has: boolean; onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const queries = useQueryClient();
  const email = useUser()?.email;
  const change = useMutation({
    mutationFn: () => changePassword(has ? current : null, next),
    onSuccess: () => {
      void readAgain(queries, after.passwordChanged());
      toast(t.done);
      onClose();
    },
  });
  const findings = change.error instanceof Problem ? change.error.errors : [];
  const wrong = (field: string) => findings.find(({ pointer }) => pointer === field)?.message;
  const placed = ['/current_password', '/new_password'].some(wrong);
  return (
    <Dialog
      title={has ? t.title : t.setTitle}
      verb={has ? t.verb : t.setVerb}
      disabled={next === '' || (has && current === '')}
      busy={change.isPending}
      error={placed ? null : change.error}
      onClose={onClose}
      onDo={() => change.mutate()}
    >
      {/* Whose password it is, for what keeps passwords. */}
      <input type="hidden" name="email" autoComplete="username" value={email ?? ''} readOnly />
      {has && (
        <PasswordInput
          label={t.current}
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t.show }}
          value={current}
          error={wrong('/current_password')}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label={t.next}
        autoComplete="new-password"
        data-autofocus={has ? undefined : true}
        description={t.rule}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        visibilityToggleButtonProps={{ 'aria-label': t.show }}
        value={next}
        error={wrong('/new_password')}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <p>{t.ends}</p>
    </Dialog>
  );
}
