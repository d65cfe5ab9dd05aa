import { Menu, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { members as t } from 'texts/members';
import { projects } from 'texts/projects';
import { Problem } from '../../../shared/api/problem';
import type { Project, ProjectMember, Role } from '../../../shared/api/types';
import { onDay } from '../../../shared/lib/format';
import { can, rolesByRank } from '../../../shared/lib/roles';
import { Chip } from '../../../shared/ui/Chip';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { RowButton } from '../../../shared/ui/RowButton';
import { RowMenu, useRowMenu } from '../../../shared/ui/RowMenu';
import table from '../../../shared/ui/table.module.css';
import { toast, toastProblem } from '../../../shared/ui/toast';
import { useUser } from '../../auth/api/session';
import { changeRole } from '../api/members';
import { membersQuery } from '../api/projects';
import { inRank, nameOf } from '../model/members';
import { useMembersRead } from '../model/useMembersRead';
import { InvitationsTable } from './InvitationsTable';
import { MemberDialogs, type MemberQuestion } from './MemberDialogs';
import css from './MembersView.module.css';

/** Who is in a project, and what they may do there; its owners ask others in and decide on roles. */
export default function MembersView({ project }: { project: Project }) {
  const id = project.project_id;
  const members = useQuery(membersQuery(id));
  const me = useUser()?.user_id;
  const owner = can(project.role, 'owner');
  const [question, setQuestion] = useState<MemberQuestion>(null);
  const { menu, onMenu, close } = useRowMenu<ProjectMember>();
  if (members.isLoadingError) return <Failure error={members.error} retry={() => void members.refetch()} />;
  if (!members.data) return <RowsSkeleton />;
  return (
    <>
      <table className={`${table.table} ${css.table}`} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.email}</th>
            <th scope="col" className={css.role}>
              {t.role}
            </th>
            <th scope="col" className={`${css.day} ${table.spare}`}>
              {t.since}
            </th>
            <th scope="col" className={css.end}>
              <span className="visually-hidden">{t.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inRank(members.data).map((member) => (
            <tr key={member.user_id}>
              <td className={table.name}>
                {nameOf(member)}
                {member.user_id === me && <span className={table.quiet}>{t.you}</span>}
              </td>
              <td className={table.quiet}>{member.email}</td>
              <td className={css.role}>
                {owner ? (
                  <RoleSelect
                    projectId={id}
                    member={member}
                    onStepDown={
                      member.user_id === me
                        ? (role) => setQuestion({ verb: 'step-down', member, role })
                        : null
                    }
                  />
                ) : (
                  <Chip title={projects.roleMay[member.role]}>{projects.roles[member.role]}</Chip>
                )}
              </td>
              <td className={`${table.quiet} ${table.spare}`}>{onDay(member.created_at)}</td>
              <td className={table.end}>
                {(owner || member.user_id === me) && (
                  <RowButton
                    of={nameOf(member)}
                    opened={menu?.item.user_id === member.user_id}
                    onOpen={(button) => onMenu(member, button)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {owner && <InvitationsTable project={project} />}
      {menu && (
        <RowMenu button={menu.button} onClose={close}>
          {menu.item.user_id === me ? (
            <Menu.Item color="red" onClick={() => setQuestion({ verb: 'leave', member: menu.item })}>
              {t.leave}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item onClick={() => setQuestion({ verb: 'hand-over', member: menu.item })}>
                {t.handOver}
              </Menu.Item>
              <Menu.Item color="red" onClick={() => setQuestion({ verb: 'remove', member: menu.item })}>
                {t.remove}
              </Menu.Item>
            </>
          )}
        </RowMenu>
      )}
      <MemberDialogs project={project} me={me} question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

const choices = [...rolesByRank].reverse().map((value) => ({ value, label: projects.roles[value] }));

/** What somebody may do, changed where it stands. To give up being owner oneself is asked about first. */
function RoleSelect(props: {
  projectId: string;
  member: ProjectMember;
  onStepDown: ((role: Role) => void) | null;
}) {
  const { projectId, member, onStepDown } = props;
  const read = useMembersRead(projectId);
  const name = nameOf(member);
  const change = useMutation({
    mutationFn: (role: Role) => changeRole(projectId, member.user_id, role),
    onSuccess: ({ role }) => toast(t.changed(name, projects.roles[role])),
    onError: (error) =>
      error instanceof Problem && error.is('last-owner') ? toast(t.lastOwner, 'wrong') : toastProblem(error),
    onSettled: read,
  });
  return (
    <NativeSelect
      size="xs"
      aria-label={t.roleOf(name)}
      title={projects.roleMay[member.role]}
      value={change.isPending ? change.variables : member.role}
      disabled={change.isPending}
      data={choices}
      onChange={(event) => {
        const role = event.currentTarget.value as Role;
        if (onStepDown) onStepDown(role);
        else change.mutate(role);
      }}
    />
  );
}
