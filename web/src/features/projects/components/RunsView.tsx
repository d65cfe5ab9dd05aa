import { Button, NativeSelect } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { project as t } from 'texts/project';
import type { Project, Run } from '../../../shared/api/types';
import { useCommands } from '../../../shared/lib/commands';
import { prefer, usePreference } from '../../../shared/lib/preferences';
import { can } from '../../../shared/lib/roles';
import { useSelection } from '../../../shared/lib/selection';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Failure } from '../../../shared/ui/Failure';
import { RowsSkeleton } from '../../../shared/ui/PageSkeleton';
import { SelectionBar } from '../../../shared/ui/SelectionBar';
import table from '../../../shared/ui/table.module.css';
import { nextOrder, readRunOrder, runFilters, type RunFilter } from '../../runs/model/runList';
import type { RunsFound } from '../model/useRunsFound';
import { useRunActs } from '../model/useRunActs';
import { ActButtons } from './ActButtons';
import { RunDialogs } from './RunDialogs';
import { RunsTable, runIdOf } from './RunsTable';

interface Props {
  project: Project;
  runs: UseQueryResult<Run[]>;
  found: RunsFound;
}

/** All runs of a project, whatever their schema: how far each is, what it cost, and what can be done with it. */
export function RunsView({ project, runs, found }: Props) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const order = readRunOrder(usePreference('runs-order'));
  const editor = can(project.role, 'editor');
  const reviewer = can(project.role, 'reviewer');
  const selection = useSelection(useMemo(() => found.shown.map(runIdOf), [found.shown]));
  const chosen = useMemo(
    () => found.shown.flatMap(({ run }) => (selection.ids.has(run.run_id) ? [run] : [])),
    [found.shown, selection.ids],
  );
  const acts = useRunActs(project);
  const many = chosen.length > 0 ? acts.forMany(chosen) : [];
  useCommands(
    t.runs.selectedCommands(chosen.length),
    many.map((act) => ({ ...act, id: act.label })),
  );

  if (runs.isLoadingError) return <Failure error={runs.error} retry={() => void runs.refetch()} />;
  return (
    <>
      <div className={table.page} ref={setScroller}>
        {!runs.data && <RowsSkeleton />}
        {runs.data?.length === 0 && <EmptyState title={t.runs.none} hint={t.runs.noneHint} />}
        {!!runs.data?.length && found.shown.length === 0 && (
          <EmptyState title={t.runs.noneSuch}>
            <Button onClick={found.clear}>{t.runs.showAll}</Button>
          </EmptyState>
        )}
        {found.shown.length > 0 && (
          <RunsTable
            projectId={project.project_id}
            runs={found.shown}
            order={order}
            onSort={(by) => {
              const next = nextOrder(order, by);
              prefer('runs-order', `${next.by}:${next.down ? 'down' : 'up'}`);
            }}
            selection={editor || reviewer ? selection : undefined}
            scroller={scroller}
            menuOf={acts.forOne}
          />
        )}
      </div>
      {chosen.length > 0 && (
        <SelectionBar words={t.runs.selected(chosen.length)} onClear={selection.clear}>
          <ActButtons acts={many} />
        </SelectionBar>
      )}
      <RunDialogs
        projectId={project.project_id}
        question={acts.question}
        nameOf={found.nameOf}
        onClose={acts.close}
      />
    </>
  );
}

/** Which runs are shown, at the end of the line with the views. */
export function RunFilters({ found }: { found: RunsFound }) {
  const { schemas, schema, filter, choose } = found;
  return (
    <>
      <NativeSelect
        aria-label={t.runs.filterSchema}
        size="xs"
        value={schema ?? ''}
        onChange={(event) => choose({ schema: event.currentTarget.value })}
        data={[
          { value: '', label: t.runs.allSchemas },
          ...schemas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        aria-label={t.runs.filterStatus}
        size="xs"
        value={filter ?? ''}
        onChange={(event) => choose({ status: event.currentTarget.value })}
        data={[
          { value: '', label: t.runs.everyStatus },
          ...(Object.keys(runFilters) as RunFilter[]).map((value) => ({ value, label: runFilters[value] })),
        ]}
      />
    </>
  );
}
