import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { plural } from '../../../shared/lib/format';
import { useTitle } from '../../../shared/lib/useTitle';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import { useSchemas } from '../api/schemas';
import { SchemasTable } from './SchemasTable';

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
        {schemas.isLoadingError && <Failure error={schemas.error} retry={() => void schemas.refetch()} />}
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
        {!!schemas.data?.length && <SchemasTable schemas={schemas.data} />}
      </div>
    </>
  );
}
