import type { UseQueryResult } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { SchemaArtifact } from '../../../shared/api/types';
import { lazily } from '../../../shared/lib/lazily';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import type { GridProps } from '../../review-grid/BlockGrid';
import { NothingShown } from '../../review-grid/components/NothingShown';
import { isFiltering } from '../../review-grid/model/row';
import type { Summary } from '../../review-grid/model/store';

const loadGrid = () => import('../../review-grid/BlockGrid');
const BlockGrid = lazily(loadGrid);

// It is on its way while the rows are, being the largest part of the page; what fails here is told when it is drawn.
void Promise.allSettled([loadGrid()]);

interface Props {
  summary: Summary;
  schema: UseQueryResult<SchemaArtifact>;
  /** Another number is another grid. */
  round: number;
  /** How many rows the filter lets through; null until the grid has said so. */
  shown: number | null;
  onReload: () => void;
  onClear: () => void;
  grid: GridProps;
}

/** The grid, or why it is not there yet: rows and schema on their way, a failure, a filter that lets nothing through. */
export function ReviewRows({ summary, schema, round, shown, onReload, onClear, grid }: Props) {
  const { withRun, filter } = grid;
  const ready = summary.error == null && !summary.loading && (!withRun || !!schema.data);
  return (
    <>
      {summary.error != null && <Failure error={summary.error} retry={onReload} />}
      {summary.error == null && (summary.loading || (withRun && schema.isPending)) && (
        <RowsSkeleton rows={18} />
      )}
      {schema.isLoadingError && <Failure error={schema.error} retry={() => void schema.refetch()} />}
      {ready && (
        <Suspense fallback={<RowsSkeleton rows={18} />}>
          <BlockGrid key={round} {...grid} />
        </Suspense>
      )}
      {ready && shown === 0 && isFiltering(filter) && !summary.reading && (
        <NothingShown filter={filter} onClear={onClear} />
      )}
    </>
  );
}
