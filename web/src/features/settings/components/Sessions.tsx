import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { account as t } from 'texts/account';
import type { SignedInSession } from '../../../shared/api/accountTypes';
import { wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import { agoWords, onDay } from '../../../shared/lib/format';
import { Chip } from '../../../shared/ui/Chip';
import { sayIfGone } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { endOtherSessions, endSession, sessionsQuery } from '../api/account';
import { deviceWords } from '../model/device';
import { LineSkeleton, Section } from './Section';
import css from './SettingsPage.module.css';

/** Where one is signed in: this session first, then those used last. */
export function Sessions() {
  const sessions = useQuery(sessionsQuery);
  const [asked, setAsked] = useState(false);
  const inOrder = [...(sessions.data ?? [])].sort(
    (a, b) =>
      Number(b.current) - Number(a.current) || Date.parse(b.last_used_at) - Date.parse(a.last_used_at),
  );
  const others = inOrder.filter(({ current }) => !current).length;
  return (
    <Section
      id="sessions"
      title={t.sessions.title}
      hint={t.sessions.hint}
      action={others > 0 && <Button onClick={() => setAsked(true)}>{t.sessions.endAll}</Button>}
    >
      {sessions.isPending && <LineSkeleton />}
      {sessions.isError && <p className={css.none}>{wordsOf(sessions.error)}</p>}
      {inOrder.map((session) => (
        <SessionLine key={session.session_id} session={session} />
      ))}
      {asked && <EndAllDialog others={others} onClose={() => setAsked(false)} />}
    </Section>
  );
}

function SessionLine({ session }: { session: SignedInSession }) {
  const { session_id, user_agent, address, current, created_at, last_used_at } = session;
  const queries = useQueryClient();
  const device = deviceWords(user_agent);
  const end = useMutation({
    mutationFn: () => endSession(session_id).catch(sayIfGone),
    onError: toastProblem,
    onSettled: () => void readAgain(queries, after.sessionsEnded()),
  });
  return (
    <div className={css.line}>
      <div className={css.words}>
        <p className={css.label} title={user_agent ?? undefined}>
          {device}
          {current && <Chip>{t.sessions.here}</Chip>}
        </p>
        <p className={css.hint}>
          {[
            current ? t.sessions.usedNow : t.sessions.used(agoWords(last_used_at, Date.now())),
            address,
            t.sessions.begun(onDay(created_at)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!current && (
        <Button aria-label={t.sessions.endOf(device)} loading={end.isPending} onClick={() => end.mutate()}>
          {t.sessions.end}
        </Button>
      )}
    </div>
  );
}

function EndAllDialog({ others, onClose }: { others: number; onClose: () => void }) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => {
      void readAgain(queries, after.sessionsEnded());
      toast(t.sessions.ended);
      onClose();
    },
  });
  return (
    <Dialog
      title={t.endAllDialog.title}
      verb={t.endAllDialog.verb}
      danger
      busy={end.isPending}
      error={end.error}
      onClose={onClose}
      onDo={() => end.mutate()}
    >
      <p>{t.endAllDialog.words(others)}</p>
    </Dialog>
  );
}
