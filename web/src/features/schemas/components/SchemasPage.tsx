import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { onDay, plural } from '../../../shared/lib/format';
import { useTitle } from '../../../shared/lib/useTitle';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import { useSchemas } from '../api/schemas';
import { artifactOf, fieldsOf } from '../model/fields';

export default function SchemasPage() {
  useTitle('Schemas');
  const schemas = useSchemas();
  const make = (
    <Button
      component={Link}
      to="/app/schemas/new"
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.6} />}
    >
      New schema
    </Button>
  );
  return (
    <>
      <Toolbar actions={schemas.data?.length ? make : undefined}>
        <PageTitle meta={schemas.data?.length ? plural(schemas.data.length, 'schema') : undefined}>
          Schemas
        </PageTitle>
      </Toolbar>
      <div className={table.page}>
        {schemas.isPending && <RowsSkeleton />}
        {schemas.isError && <Failure error={schemas.error} retry={() => void schemas.refetch()} />}
        {schemas.data?.length === 0 && (
          <EmptyState
            title="No schemas yet"
            hint="A schema says what is to be found out about each block: its fields become the columns of the review."
          >
            <Button component={Link} to="/app/schemas/new?template=review">
              Start from an example
            </Button>
            {make}
          </EmptyState>
        )}
        {!!schemas.data?.length && (
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Schema</th>
                <th scope="col" className={table.wide}>
                  Fields
                </th>
                <th scope="col">Id</th>
                <th scope="col">Registered</th>
              </tr>
            </thead>
            <tbody>
              {schemas.data.map((schema) => (
                <tr key={schema.schema_id}>
                  <td className={table.name}>
                    <Link to={`/app/schemas/${schema.schema_id}`}>{schema.schema_ref}</Link>
                  </td>
                  <td className={table.quiet}>
                    {fieldsOf(artifactOf(schema))
                      .map((field) => field.label)
                      .join(', ')}
                  </td>
                  <td className={table.quiet}>
                    <span className="mono" title={schema.schema_uid}>
                      {schema.schema_uid.slice(0, 12)}
                    </span>
                  </td>
                  <td className={table.quiet}>{onDay(schema.created_at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}
