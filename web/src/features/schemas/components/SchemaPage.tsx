import { Button } from '@mantine/core';
import { IconGitFork, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { schemas as t } from 'texts/schemas';
import { Problem } from '../../../shared/api/problem';
import { onDay } from '../../../shared/lib/format';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { Failure } from '../../../shared/ui/Failure';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import bar from '../../../shared/ui/Toolbar.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { schemaQuery, usesQuery } from '../api/schemas';
import { artifactText, fieldsOf } from '../model/fields';
import { DeleteSchemaDialog } from './DeleteSchemaDialog';
import { FieldsTable } from './FieldsTable';
import css from './SchemaPage.module.css';
import { UsesOf } from './UsesOf';

const icon = { size: 16, stroke: 1.6 };

export default function SchemaPage() {
  const { schemaId = '' } = useParams();
  const schema = useQuery(schemaQuery(schemaId));
  const uses = useQuery(usesQuery(schemaId));
  const [asking, setAsking] = useState(false);
  useTitle(schema.data?.schema_ref);
  if (schema.error instanceof Problem && [400, 404].includes(schema.error.status)) return <NotFound />;
  if (schema.isLoadingError) return <Failure error={schema.error} retry={() => void schema.refetch()} />;
  if (!schema.data) return <PageSkeleton />;
  const fields = fieldsOf(schema.data.schema_jsonb);
  return (
    <>
      <Toolbar
        actions={
          <>
            {uses.data?.own && (
              <Button leftSection={<IconTrash {...icon} />} onClick={() => setAsking(true)}>
                {t.page.delete}
              </Button>
            )}
            <Button
              component={Link}
              to={`/app/schemas/new?from=${schemaId}`}
              variant="filled"
              leftSection={<IconGitFork {...icon} />}
            >
              {t.page.fork}
            </Button>
          </>
        }
      >
        <Crumbs trail={[{ to: '/app/schemas', name: t.page.schemas }]} here={schema.data.schema_ref} />
        <span className={bar.meta}>
          {t.page.meta(fields.length, onDay(schema.data.created_at), uses.data?.own === false)}
        </span>
      </Toolbar>
      <div className={table.page}>
        <FieldsTable fields={fields} />
        <section aria-label={t.page.uses}>
          <h2 className={css.head}>{t.page.uses}</h2>
          {uses.isLoadingError && <Failure error={uses.error} retry={() => void uses.refetch()} />}
          {uses.data && <UsesOf uses={uses.data} />}
        </section>
        <h2 className={css.head}>{t.page.asRegistered}</h2>
        <p className={css.uid}>
          {t.page.uid} <code>{schema.data.schema_uid}</code>
        </p>
        {/* Long lines scroll sideways, which a keyboard must be able to do as well. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={css.raw} tabIndex={0}>
          {artifactText(schema.data)}
        </pre>
      </div>
      {asking && uses.data && (
        <DeleteSchemaDialog schema={schema.data} uses={uses.data} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
