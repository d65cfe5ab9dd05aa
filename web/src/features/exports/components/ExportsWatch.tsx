import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { exportWords as words } from 'texts/exports';
import type { ExportJob } from '../../../shared/api/exportTypes';
import { bytes } from '../../../shared/lib/format';
import { toast } from '../../../shared/ui/toast';
import { exportFile, exportsQuery } from '../api/exports';
import { isLookedAt, unfollowExport, useFollowed } from '../model/followed';
import { isUnderway } from '../model/jobs';

interface Props {
  userId: string;
  projectId: string;
}

/** Says when an export that one has asked for has come to its end, wherever in the project one is by then. */
export default function ExportsWatch({ userId, projectId }: Props) {
  const followed = useFollowed(userId, projectId);
  const { data } = useQuery({ ...exportsQuery(projectId), enabled: followed.length > 0 });
  useEffect(() => {
    const items = data?.items ?? [];
    for (const id of followed) {
      // Newer ones are listed, and it is not: there is nothing left to be told.
      const gone = items.some(({ export_id }) => export_id > id);
      if (gone && !items.some(({ export_id }) => export_id === id)) unfollowExport(userId, projectId, id);
    }
    for (const job of items) {
      if (!followed.includes(job.export_id) || isUnderway(job)) continue;
      if (unfollowExport(userId, projectId, job.export_id) && !isLookedAt()) tellEnd(projectId, job);
    }
  }, [data, followed, userId, projectId]);
  return null;
}

function tellEnd(projectId: string, job: ExportJob): void {
  const { status, file_name: file } = job;
  if (status === 'failed') toast(words.told.failed(file, job.error ?? words.recent.noReason), 'wrong');
  else if (status === 'cancelled') toast(words.told.cancelled(file), 'notice');
  else if (status === 'done') {
    const link = (
      <a className="link" href={exportFile(projectId, job.export_id)} download>
        {file}
      </a>
    );
    toast(words.told.ready(link, job.bytes === null ? null : bytes(job.bytes)), 'ready');
  }
}
