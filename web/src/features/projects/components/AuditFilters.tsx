import { Button, Menu, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { audit as t } from 'texts/members';
import { auditExport } from '../api/members';
import { membersQuery } from '../api/projects';
import { auditKinds } from '../model/audit';
import { inRank, nameOf } from '../model/members';
import { useAuditFilter } from '../model/useAuditFilter';
import css from './AuditView.module.css';

/** What of the log is shown, and the whole of it as a file, at the end of the line with the views. */
export default function AuditFilters({ projectId }: { projectId: string }) {
  const { filter, choose } = useAuditFilter();
  const members = inRank(useQuery(membersQuery(projectId)).data ?? []);
  return (
    <>
      <NativeSelect
        aria-label={t.filterKind}
        size="xs"
        className={css.filter}
        value={filter.kind ?? ''}
        onChange={(event) => choose({ kind: event.currentTarget.value })}
        data={[{ value: '', label: t.everything }, ...auditKinds]}
      />
      <NativeSelect
        aria-label={t.filterPerson}
        size="xs"
        className={css.filter}
        value={filter.actor ?? ''}
        onChange={(event) => choose({ actor: event.currentTarget.value })}
        data={[
          { value: '', label: t.everybody },
          ...members.map((member) => ({ value: member.user_id, label: nameOf(member) })),
        ]}
      />
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" leftSection={<IconDownload size={14} stroke={1.6} />}>
            {t.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={auditExport(projectId, 'csv')} download>
            {t.csv}
          </Menu.Item>
          <Menu.Item component="a" href={auditExport(projectId, 'jsonl')} download>
            {t.jsonl}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
