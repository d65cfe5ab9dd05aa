import { useQueryClient } from '@tanstack/react-query';
import type { Project } from '../../../shared/api/types';
import { DeleteDialog } from '../../../shared/ui/DeleteDialog';
import { deleteProject } from '../api/projects';

export function DeleteProjectDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const queries = useQueryClient();
  return (
    <DeleteDialog
      title={`Delete ${project.project_name}?`}
      warning="Its documents, runs and files go with it. This cannot be undone."
      verb="Delete project"
      act={(confirmed) => deleteProject(project.project_id, confirmed)}
      onClose={onClose}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['projects'] });
        onClose();
      }}
    />
  );
}
