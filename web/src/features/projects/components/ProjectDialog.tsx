import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { projects as t } from 'texts/projects';
import { after, readAgain } from '../../../shared/api/stale';
import type { Project } from '../../../shared/api/types';
import { usd } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { Dialog } from '../../../shared/ui/Dialog';
import { Meter } from '../../../shared/ui/Meter';
import { costsQuery } from '../../runs/api/costs';
import { createProject, renameProject } from '../api/projects';
import css from './ProjectDialog.module.css';

interface Props {
  opened: boolean;
  project?: Project;
  onClose: () => void;
}

/** Names a new project, or an old one anew; an owner also says what it may cost. */
export function ProjectDialog({ opened, project, onClose }: Props) {
  const [name, setName] = useState(project?.project_name ?? '');
  const [description, setDescription] = useState(project?.description ?? '');
  const [budget, setBudget] = useState(String(project?.budget_usd ?? ''));
  const navigate = useNavigate();
  const queries = useQueryClient();
  const owner = can(project?.role, 'owner');
  const amount = budget.trim() === '' ? null : Number(budget);
  const wrong = amount !== null && !(amount >= 0 && Number.isFinite(amount));
  const save = useMutation({
    mutationFn: () => {
      const words = { project_name: name.trim(), description: description.trim() || null };
      if (!project) return createProject(words);
      const changed = owner && amount !== (project.budget_usd ?? null);
      return renameProject(project.project_id, changed ? { ...words, budget_usd: amount } : words);
    },
    onSuccess: (saved) => {
      void readAgain(queries, project ? after.projectChanged(project.project_id) : after.projectsChanged());
      onClose();
      if (!project) void navigate(`/app/projects/${saved.project_id}`);
    },
  });

  return (
    <Dialog
      opened={opened}
      title={project ? t.dialog.editTitle : t.dialog.newTitle}
      verb={project ? t.dialog.save : t.dialog.create}
      disabled={name.trim() === '' || wrong}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onDo={() => save.mutate()}
    >
      <TextInput
        label={t.dialog.name}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t.dialog.description}
        placeholder={t.dialog.optional}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      {project && owner && (
        <>
          <TextInput
            label={t.dialog.budget}
            placeholder={t.dialog.noLimit}
            inputMode="decimal"
            autoComplete="off"
            value={budget}
            error={wrong && t.dialog.wrongAmount}
            onChange={(event) => setBudget(event.currentTarget.value)}
          />
          {opened && <Spent projectId={project.project_id} budget={wrong ? null : amount} />}
        </>
      )}
    </Dialog>
  );
}

/** What was spent so far beside what may be, while that is being typed. */
function Spent({ projectId, budget }: { projectId: string; budget: number | null }) {
  const costs = useQuery(costsQuery(projectId)).data;
  if (!costs) return <p className={css.spent}>{t.dialog.spentUnknown}</p>;
  const words = budget === null ? usd(costs.cost_usd) : t.dialog.spentOf(usd(costs.cost_usd), usd(budget));
  return (
    <div className={css.spent}>
      <p>{t.dialog.spent(words, costs.unpriced_calls > 0, budget !== null && budget <= costs.cost_usd)}</p>
      {budget !== null && (
        <Meter
          label={t.dialog.budgetMeter}
          value={costs.cost_usd}
          most={budget}
          words={t.dialog.budgetSpent(words)}
        />
      )}
    </div>
  );
}
