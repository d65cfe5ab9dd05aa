import { useQuery, useQueryClient } from '@tanstack/react-query';
import { projects as t } from 'texts/projects';
import { after, readAgain } from '../../../shared/api/stale';
import type { Project } from '../../../shared/api/types';
import { DeleteDialog } from '../../../shared/ui/DeleteDialog';
import { deleteProject, standingsQuery } from '../api/projects';

interface Props {
  project: Project;
  onDone?: () => void;
  onClose: () => void;
}

/** Deletes a project, once its name is typed: what goes is said with its numbers. */
export function DeleteProjectDialog({ project, onDone, onClose }: Props) {
  const queries = useQueryClient();
  const standing = useQuery(standingsQuery).data?.find(({ project_id }) => project_id === project.project_id);
  const what = standing ? t.deletion.warning(standing.documents, standing.runs) : t.deletion.warningUncounted;
  return (
    <DeleteDialog
      title={t.deletion.title(project.project_name)}
      warning={what}
      confirmed={standing?.confirmed}
      typed={project.project_name}
      verb={t.deletion.verb}
      act={(confirmed) => deleteProject(project.project_id, confirmed)}
      onClose={onClose}
      onDone={() => {
        void readAgain(queries, after.projectsChanged());
        onClose();
        onDone?.();
      }}
    />
  );
}
