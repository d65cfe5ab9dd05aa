import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { runs as t } from 'texts/runs';
import { after, readAgain } from '../../../shared/api/stale';
import type { Run } from '../../../shared/api/types';
import { Dialog } from '../../../shared/ui/Dialog';
import { changeRun } from '../api/runs';

/** Gives a run a name, or takes it away: then it goes by its schema. */
export function RenameRunDialog(props: { projectId: string; run: Run; onClose: () => void }) {
  const { projectId, run, onClose } = props;
  const [name, setName] = useState(run.run_name ?? '');
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => changeRun(projectId, run.run_id, { run_name: name.trim() || null }),
    onSuccess: async () => {
      await readAgain(queries, after.runRenamed(projectId));
      onClose();
    },
  });
  return (
    <Dialog
      title={t.renameDialog.title}
      verb={t.renameDialog.verb}
      disabled={name.trim().length > 200}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onDo={() => save.mutate()}
    >
      <TextInput
        label={t.renameDialog.name}
        placeholder={t.renameDialog.unnamed}
        data-autofocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}
