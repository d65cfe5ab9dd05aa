import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Project } from '../../../shared/api/types';
import { Dialog } from '../../../shared/ui/Dialog';
import { createProject, renameProject } from '../api/projects';

/** Names a new project, or an old one anew. */
export function ProjectDialog({
  opened,
  project,
  onClose,
}: {
  opened: boolean;
  project?: Project;
  onClose: () => void;
}) {
  const [name, setName] = useState(project?.project_name ?? '');
  const [description, setDescription] = useState(project?.description ?? '');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => {
      const words = { project_name: name.trim(), description: description.trim() || null };
      return project ? renameProject(project.project_id, words) : createProject(words);
    },
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ['projects'] });
      void queries.invalidateQueries({ queryKey: ['project', saved.project_id] });
      onClose();
      if (!project) void navigate(`/app/projects/${saved.project_id}`);
    },
  });

  return (
    <Dialog
      opened={opened}
      title={project ? 'Rename project' : 'New project'}
      verb={project ? 'Save' : 'Create project'}
      disabled={name.trim() === ''}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onDo={() => save.mutate()}
    >
      <TextInput
        label="Name"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Description"
        placeholder="Optional"
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
    </Dialog>
  );
}
