import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Project } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
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
  const what = standing
    ? `Its ${plural(standing.documents, 'document')} and ${plural(standing.runs, 'run')} go with it, their files, and all that was said about their blocks.`
    : 'Its documents and runs go with it, their files, and all that was said about their blocks.';
  return (
    <DeleteDialog
      title={`Delete ${project.project_name}?`}
      warning={`${what} This cannot be undone.`}
      typed={project.project_name}
      verb="Delete project"
      act={(confirmed) => deleteProject(project.project_id, confirmed)}
      onClose={onClose}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['projects'] });
        void queries.invalidateQueries({ queryKey: ['standings'] });
        onClose();
        onDone?.();
      }}
    />
  );
}
