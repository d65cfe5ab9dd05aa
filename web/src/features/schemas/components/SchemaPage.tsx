import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Problem } from '../../../shared/api/problem';
import type { SchemaArtifact } from '../../../shared/api/types';
import { onDay, plural } from '../../../shared/lib/format';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { Dialog } from '../../../shared/ui/Dialog';
import { Failure } from '../../../shared/ui/Failure';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import bar from '../../../shared/ui/Toolbar.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { deleteSchema, schemaQuery } from '../api/schemas';
import { artifactOf, artifactText, fieldsOf } from '../model/fields';
import { FieldsTable } from './FieldsTable';
import css from './SchemaPage.module.css';

export default function SchemaPage() {
  const { schemaId = '' } = useParams();
  const schema = useQuery(schemaQuery(schemaId));
  const [asking, setAsking] = useState(false);
  useTitle(schema.data?.schema_ref);
  if (schema.error instanceof Problem && [400, 404].includes(schema.error.status)) return <NotFound />;
  if (schema.isError) return <Failure error={schema.error} retry={() => void schema.refetch()} />;
  if (!schema.data) return <PageSkeleton />;
  const fields = fieldsOf(artifactOf(schema.data));
  return (
    <>
      <Toolbar
        actions={
          <Button leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => setAsking(true)}>
            Delete
          </Button>
        }
      >
        <Crumbs trail={[{ to: '/app/schemas', name: 'Schemas' }]} here={schema.data.schema_ref} />
        <span className={bar.meta}>
          {plural(fields.length, 'field')} · registered {onDay(schema.data.created_at)}
        </span>
      </Toolbar>
      <div className={table.page}>
        <FieldsTable fields={fields} />
        <h2 className={css.head}>As registered</h2>
        <p className={css.uid}>
          schema_uid <code>{schema.data.schema_uid}</code>
        </p>
        {/* Long lines scroll sideways, which a keyboard must be able to do as well. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={css.raw} tabIndex={0}>
          {artifactText(schema.data)}
        </pre>
      </div>
      {asking && <DeleteSchema schema={schema.data} onClose={() => setAsking(false)} />}
    </>
  );
}

function DeleteSchema({ schema, onClose }: { schema: SchemaArtifact; onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => deleteSchema(schema.schema_id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['schemas'] });
      void navigate('/app/schemas');
    },
  });
  const inUse = erase.error instanceof Problem && erase.error.status === 409;
  return (
    <Dialog
      title={`Delete ${schema.schema_ref}?`}
      verb="Delete schema"
      danger
      disabled={inUse}
      busy={erase.isPending}
      error={erase.error}
      onClose={onClose}
      onDo={() => erase.mutate()}
    >
      <p>
        {inUse
          ? 'A schema stays as long as runs use it. Delete those runs first.'
          : 'It can be registered again from the same text, under the same identity.'}
      </p>
    </Dialog>
  );
}
