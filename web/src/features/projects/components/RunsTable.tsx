import { Menu } from '@mantine/core';
import { useCallback } from 'react';
import { Link } from 'react-router';
import { project as t } from 'texts/project';
import type { Run } from '../../../shared/api/types';
import type { Selection } from '../../../shared/lib/selection';
import { LongTable, type Column } from '../../../shared/ui/LongTable';
import { RowMenu, useRowMenu } from '../../../shared/ui/RowMenu';
import table from '../../../shared/ui/table.module.css';
import { runPath, type ListedRun, type RunOrder, type RunSort } from '../../runs/model/runList';
import type { RunAct } from '../model/useRunActs';
import { RunRow } from './RunRow';
import css from './RunsTable.module.css';

interface Props {
  projectId: string;
  runs: ListedRun[];
  order: RunOrder;
  onSort: (by: RunSort) => void;
  selection: Selection | undefined;
  scroller: HTMLElement | null;
  /** What can be done with one. */
  menuOf: (run: Run) => RunAct[];
}

const columns: Column<RunSort>[] = [
  { by: 'document', label: t.runs.document, below: { by: 'name', label: t.runs.name } },
  {
    by: 'schema',
    label: t.runs.schema,
    className: css.schema,
    below: { by: 'model', label: t.runs.model },
  },
  { by: 'status', label: t.runs.status, className: css.status },
  { by: 'progress', label: t.runs.progress, className: css.progress },
  { by: 'cost', label: t.runs.cost, className: `${table.number} ${css.cost}` },
  { by: 'made', label: t.runs.made, className: css.made },
];

export const runIdOf = ({ run }: ListedRun) => run.run_id;

export function RunsTable({ projectId, runs, order, onSort, selection, scroller, menuOf }: Props) {
  const { menu, onMenu, close } = useRowMenu<Run>();
  const pick = selection?.pick;
  const onPick = useCallback((run: Run, range: boolean) => pick?.(run.run_id, range), [pick]);
  return (
    <>
      <LongTable
        label={t.runs.title}
        className={css.table}
        columns={columns}
        items={runs}
        keyOf={runIdOf}
        order={order}
        onSort={onSort}
        scroller={scroller}
        selection={selection}
        row={({ run, document, schema, model, by }, place) => (
          <RunRow
            projectId={projectId}
            run={run}
            document={document}
            schema={schema}
            model={model}
            by={by}
            place={place}
            chosen={selection?.ids.has(run.run_id)}
            onPick={onPick}
            menu={menu?.item.run_id === run.run_id}
            onMenu={onMenu}
          />
        )}
      />
      {menu && (
        <RowMenu button={menu.button} onClose={close}>
          <Menu.Item component={Link} to={runPath(projectId, menu.item)}>
            {t.runs.open}
          </Menu.Item>
          {menuOf(runs.find(({ run }) => run.run_id === menu.item.run_id)?.run ?? menu.item).map(
            ({ label, danger, run }) => (
              <Menu.Item key={label} color={danger ? 'red' : undefined} onClick={run}>
                {label}
              </Menu.Item>
            ),
          )}
        </RowMenu>
      )}
    </>
  );
}
