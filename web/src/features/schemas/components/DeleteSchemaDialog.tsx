import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { schemas as t } from 'texts/schemas';
import { Problem } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { SchemaArtifact, SchemaUses } from '../../../shared/api/types';
import { sayIfGone } from '../../../shared/ui/DeleteDialog';
import { Dialog } from '../../../shared/ui/Dialog';
import { deleteSchema } from '../api/schemas';
import { UsesOf } from './UsesOf';

interface Props {
  schema: SchemaArtifact;
  uses: SchemaUses;
  onClose: () => void;
}

/** Deletes a schema that no run uses; of one in use it says where, and what to do. */
export function DeleteSchemaDialog({ schema, uses, onClose }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => deleteSchema(schema.schema_id).catch(sayIfGone),
    onSuccess: () => {
      void readAgain(queries, after.schemasChanged());
      void navigate('/app/schemas');
      onClose();
    },
    // A run may have been made since the page was read.
    onError: () => void readAgain(queries, after.schemaUsed(schema.schema_id)),
  });
  const refused = erase.error instanceof Problem && erase.error.status === 409;
  if (uses.runs > 0) {
    return (
      <Dialog
        title={t.deletion.inUse(schema.schema_ref)}
        verb={t.deletion.close}
        size="600"
        error={refused ? null : erase.error}
        onClose={onClose}
      >
        <p>{t.deletion.usedBy(uses.runs)}</p>
        <UsesOf uses={uses} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t.deletion.title(schema.schema_ref)}
      verb={t.deletion.verb}
      danger
      busy={erase.isPending}
      error={erase.error}
      onClose={onClose}
      onDo={() => erase.mutate()}
    >
      <p>{t.deletion.warning}</p>
    </Dialog>
  );
}
