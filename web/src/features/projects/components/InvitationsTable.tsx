import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { members } from 'texts/members';
import { projects } from 'texts/projects';
import type { Invitation, NewInvitation } from '../../../shared/api/accountTypes';
import type { Project } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { Chip } from '../../../shared/ui/Chip';
import { sayIfGone } from '../../../shared/ui/DeleteDialog';
import { Failure } from '../../../shared/ui/Failure';
import table from '../../../shared/ui/table.module.css';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { invitationsQuery, invite, withdrawInvitation } from '../api/members';
import { useMembersRead } from '../model/useMembersRead';
import { LinkDialog } from './LinkDialog';
import css from './MembersView.module.css';

const t = members.invitations;

/** Who was asked in and has not come yet. */
export function InvitationsTable({ project }: { project: Project }) {
  const invitations = useQuery(invitationsQuery(project.project_id));
  const [made, setMade] = useState<NewInvitation | null>(null);
  if (invitations.isLoadingError) {
    return <Failure error={invitations.error} retry={() => void invitations.refetch()} />;
  }
  return (
    <>
      {!!invitations.data?.length && (
        <section className={css.part} aria-label={t.title}>
          <h2>{t.title}</h2>
          <table className={`${table.table} ${css.table}`} aria-label={t.title}>
            <thead>
              <tr>
                <th scope="col">{members.email}</th>
                <th scope="col" className={css.role}>
                  {members.role}
                </th>
                <th scope="col" className={table.spare}>
                  {t.invitedBy}
                </th>
                <th scope="col" className={`${css.day} ${table.spare}`}>
                  {t.until}
                </th>
                <th scope="col" className={css.verbs}>
                  <span className="visually-hidden">{members.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {invitations.data.map((invitation) => (
                <Row
                  key={invitation.invitation_id}
                  projectId={project.project_id}
                  invitation={invitation}
                  onLink={setMade}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {made?.link && <LinkDialog invitation={made} link={made.link} onClose={() => setMade(null)} />}
    </>
  );
}

function Row(props: {
  projectId: string;
  invitation: Invitation;
  onLink: (invitation: NewInvitation) => void;
}) {
  const { projectId, invitation, onLink } = props;
  const { invitation_id, email, role, invited_by_name, expires_at } = invitation;
  const read = useMembersRead(projectId);
  const again = useMutation({
    mutationFn: () => invite(projectId, email, role),
    onSuccess: (made) => (made.link ? onLink(made) : toast(members.inviteDialog.mailed(email))),
    onError: toastProblem,
    onSettled: read,
  });
  const withdraw = useMutation({
    mutationFn: () => withdrawInvitation(projectId, invitation_id).catch(sayIfGone),
    onSuccess: () => toast(t.withdrawn),
    onError: toastProblem,
    onSettled: read,
  });
  const old = Date.parse(expires_at) < Date.now();
  return (
    <tr>
      <td className={table.name}>{email}</td>
      <td>
        <Chip title={projects.roleMay[role]}>{projects.roles[role]}</Chip>
      </td>
      <td className={`${table.quiet} ${table.spare}`}>{invited_by_name}</td>
      <td className={`${old ? css.old : table.quiet} ${table.spare}`}>
        {old ? t.expired : onDay(expires_at)}
      </td>
      <td className={css.verbs}>
        <Button
          size="compact-sm"
          aria-label={t.newLinkOf(email)}
          loading={again.isPending}
          onClick={() => again.mutate()}
        >
          {t.newLink}
        </Button>
        <Button
          size="compact-sm"
          aria-label={t.withdrawOf(email)}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {t.withdraw}
        </Button>
      </td>
    </tr>
  );
}
