import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { schemas as t } from 'texts/schemas';
import { useTitle } from '../../../shared/lib/useTitle';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import table from '../../../shared/ui/table.module.css';
import { PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import { useSchemas } from '../api/schemas';
import { SchemasTable } from './SchemasTable';

export default function SchemasPage() {
  useTitle(t.list.title);
  const schemas = useSchemas();
  const make = (
    <Button
      component={Link}
      to="/app/schemas/new"
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.6} />}
    >
      {t.list.new}
    </Button>
  );
  return (
    <>
      <Toolbar actions={schemas.data?.length ? make : undefined}>
        <PageTitle meta={schemas.data?.length ? t.list.number(schemas.data.length) : undefined}>
          {t.list.title}
        </PageTitle>
      </Toolbar>
      <div className={table.page}>
        {schemas.isPending && <RowsSkeleton />}
        {schemas.isLoadingError && <Failure error={schemas.error} retry={() => void schemas.refetch()} />}
        {schemas.data?.length === 0 && (
          <EmptyState title={t.list.none} hint={t.list.noneHint}>
            <Button component={Link} to="/app/schemas/new?template=review">
              {t.list.fromExample}
            </Button>
            {make}
          </EmptyState>
        )}
        {!!schemas.data?.length && <SchemasTable schemas={schemas.data} />}
      </div>
    </>
  );
}
