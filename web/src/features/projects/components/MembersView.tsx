import { useQuery } from '@tanstack/react-query';
import { project as t } from 'texts/project';
import { projects } from 'texts/projects';
import { onDay } from '../../../shared/lib/format';
import { Chip } from '../../../shared/ui/Chip';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { useUser } from '../../auth/api/session';
import { membersQuery } from '../api/projects';
import { inRank } from '../model/members';

/** Who is in a project, and what they may do there. */
export function MembersView({ projectId }: { projectId: string }) {
  const members = useQuery(membersQuery(projectId));
  const me = useUser()?.user_id;
  if (members.isLoadingError) return <Failure error={members.error} retry={() => void members.refetch()} />;
  if (!members.data) return <RowsSkeleton />;
  return (
    <table className={table.table} aria-label={t.members.title}>
      <thead>
        <tr>
          <th scope="col" className={table.wide}>
            {t.members.name}
          </th>
          <th scope="col" className={table.wide}>
            {t.members.email}
          </th>
          <th scope="col">{t.members.role}</th>
          <th scope="col">{t.members.since}</th>
        </tr>
      </thead>
      <tbody>
        {inRank(members.data).map((member) => (
          <tr key={member.user_id}>
            <td className={table.name}>
              {member.display_name || member.email}
              {member.user_id === me && <span className={table.quiet}>{t.members.you}</span>}
            </td>
            <td className={table.quiet}>{member.email}</td>
            <td>
              <Chip>{projects.roles[member.role]}</Chip>
            </td>
            <td className={table.quiet}>{onDay(member.created_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
