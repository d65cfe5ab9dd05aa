import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { account } from 'texts/account';
import { Problem, wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { Session } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { resendVerification } from '../../auth/api/mail';
import { useUser } from '../../auth/api/session';
import { accountQuery, renameAccount } from '../api/account';
import { Line, Section } from './Section';
import css from './SettingsPage.module.css';

const t = account.profile;

/** Who one is here: the name can be changed, the address is what one signs in with. */
export function Profile() {
  const user = useUser();
  const known = useQuery(accountQuery).data;
  const queries = useQueryClient();
  const shown = user?.display_name ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? shown;
  const save = useMutation({
    mutationFn: () => renameAccount(name.trim()),
    onSuccess: (saved) => {
      queries.setQueryData<Session>(['session'], (session) =>
        session?.user ? { user: { ...session.user, display_name: saved.display_name } } : session,
      );
      void readAgain(queries, after.accountRenamed());
      setTyped(null);
      toast(t.saved);
    },
  });
  const send = useMutation({
    mutationFn: () => resendVerification(user?.email ?? ''),
    onSuccess: () => toast(t.sent),
    onError: toastProblem,
  });
  const wrong =
    save.error instanceof Problem ? (save.error.errors[0]?.message ?? save.error.message) : save.error;
  const unconfirmed = known?.email_confirmed === false;
  return (
    <Section id="profile" title={t.title}>
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && name.trim() !== shown) save.mutate();
        }}
      >
        <div className={css.words}>
          <p className={css.label}>{t.name}</p>
          <p className={css.hint}>{t.nameHint}</p>
        </div>
        <span className={css.field}>
          <TextInput
            size="xs"
            aria-label={t.name}
            name="display_name"
            autoComplete="name"
            value={name}
            error={wrong && (typeof wrong === 'string' ? wrong : wordsOf(wrong))}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            disabled={name.trim() === '' || name.trim() === shown}
            loading={save.isPending}
          >
            {t.save}
          </Button>
        </span>
      </form>
      <Line
        label={t.email}
        hint={
          <>
            {user?.email}
            {unconfirmed && ` · ${t.unconfirmed}`}
            {known && !unconfirmed && ` · ${t.since(onDay(known.created_at))}`}
          </>
        }
      >
        {unconfirmed && (
          <Button loading={send.isPending} disabled={send.isSuccess} onClick={() => send.mutate()}>
            {t.sendAgain}
          </Button>
        )}
      </Line>
    </Section>
  );
}
