import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { authMail as t } from 'texts/auth-mail';
import { projects } from 'texts/projects';
import type { InvitationLook } from '../../../shared/api/accountTypes';
import { Problem } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { User } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { useTitle } from '../../../shared/lib/useTitle';
import { Failure } from '../../../shared/ui/Failure';
import { acceptInvitation, invitationQuery } from '../api/invitation';
import { logout, useSession } from '../api/session';
import { keepInvitation, keptInvitation, linkToken } from '../model/linkToken';
import { useWait } from '../model/useWait';
import { AuthFrame } from './AuthFrame';
import css from './AuthFrame.module.css';
import { Fault } from './Fault';

/** Remembered by the tab, so that it is still known after signing in. */
function readToken(): string | null {
  const token = linkToken();
  if (token) keepInvitation(token);
  return keptInvitation() ?? token;
}

/** Where the link of an invitation leads: what it is about, and the way into the project. */
export default function InvitationPage() {
  useTitle(t.invitation.pageTitle);
  const [token] = useState(readToken);
  const session = useSession();
  const look = useQuery(invitationQuery(token));
  const user = session.data?.user ?? null;
  if (token === null || isSpent(look.error)) return <Spent user={user} />;
  const failed = look.isLoadingError ? look : session.isLoadingError ? session : null;
  if (failed) {
    return (
      <AuthFrame title={t.invitation.pageTitle}>
        <Failure error={failed.error} retry={() => void failed.refetch()} />
      </AuthFrame>
    );
  }
  if (!look.data || !session.data) return null;
  return (
    <AuthFrame title={t.invitation.title(look.data.project_name)}>
      <div className={css.stack}>
        <About invitation={look.data} />
        {user === null ? (
          <Enter />
        ) : isSame(user.email, look.data.email) ? (
          <Accept token={token} />
        ) : (
          <WrongAccount user={user} invitation={look.data} />
        )}
      </div>
    </AuthFrame>
  );
}

function isSpent(error: unknown): boolean {
  return error instanceof Problem && error.status === 410;
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function About({ invitation }: { invitation: InvitationLook }) {
  const { invited_by_name, email, role, expires_at } = invitation;
  return (
    <>
      <p>{t.invitation.words(invited_by_name, <strong>{email}</strong>, projects.roles[role])}</p>
      <p className={css.quiet}>{t.invitation.may(projects.roles[role], projects.roleMay[role])}</p>
      <p className={css.quiet}>{t.invitation.until(onDay(expires_at))}</p>
    </>
  );
}

function Enter() {
  return (
    <>
      <Button component={Link} to="/register?next=/invitation" variant="filled">
        {t.invitation.createAccount}
      </Button>
      <Button component={Link} to="/login?next=/invitation">
        {t.invitation.signIn}
      </Button>
    </>
  );
}

function Accept({ token }: { token: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: ({ project_id }) => {
      keepInvitation(null);
      void readAgain(queries, after.projectsChanged());
      void navigate(`/app/projects/${project_id}`, { replace: true });
    },
  });
  const wait = useWait(accept.error);
  return (
    <>
      {accept.isError && (
        <Refused gone={isSpent(accept.error)}>
          <Fault error={accept.error} wait={wait} />
        </Refused>
      )}
      <Button
        variant="filled"
        loading={accept.isPending}
        disabled={wait !== null || isSpent(accept.error)}
        onClick={() => accept.mutate()}
      >
        {t.invitation.accept}
      </Button>
    </>
  );
}

/** It may have been used or withdrawn since it was looked at. */
function Refused({ gone, children }: { gone: boolean; children: ReactNode }) {
  return gone ? <p role="alert">{t.invitation.spent}</p> : children;
}

function WrongAccount({ user, invitation }: { user: User; invitation: InvitationLook }) {
  const leave = useMutation({
    mutationFn: logout,
    // Nothing of the one before is left on the page.
    onSuccess: () => window.location.assign('/invitation'),
  });
  return (
    <>
      <p role="alert">
        {t.invitation.wrongAccount(<strong>{user.email}</strong>, <strong>{invitation.email}</strong>)}
      </p>
      {leave.isError && <Fault error={leave.error} wait={null} />}
      <Button loading={leave.isPending} onClick={() => leave.mutate()}>
        {t.invitation.signOut}
      </Button>
    </>
  );
}

function Spent({ user }: { user: User | null }) {
  return (
    <AuthFrame title={t.invitation.spentTitle}>
      <div className={css.stack}>
        <p role="alert">{t.invitation.spent}</p>
        <Button component={Link} to={user ? '/app' : '/login'}>
          {user ? t.invitation.toProjects : t.toSignIn}
        </Button>
      </div>
    </AuthFrame>
  );
}
