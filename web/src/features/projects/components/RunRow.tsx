import { memo } from 'react';
import { Link } from 'react-router';
import { project as t } from 'texts/project';
import type { Run } from '../../../shared/api/types';
import { onDay, usd } from '../../../shared/lib/format';
import { Bar } from '../../../shared/ui/Bar';
import { RowButton } from '../../../shared/ui/RowButton';
import { RowCheck } from '../../../shared/ui/RowCheck';
import { StatusPill } from '../../../shared/ui/Status';
import table from '../../../shared/ui/table.module.css';
import { standingOfRun } from '../../runs/model/effective';
import { reasonOf } from '../../runs/model/reasons';
import { runPath } from '../../runs/model/runList';
import css from './RunsTable.module.css';

interface Props {
  projectId: string;
  run: Run;
  document: string;
  schema: string;
  model: string;
  by: string;
  place: number;
  chosen: boolean | undefined;
  onPick: (run: Run, range: boolean) => void;
  menu: boolean;
  onMenu: (run: Run, button: HTMLElement) => void;
}

/** A run as the project lists it; drawn again only when something about it has changed. */
export const RunRow = memo(function RunRow(props: Props) {
  const { projectId, run, document, schema, model, by, place, chosen, onPick, menu, onMenu } = props;
  const { status, word, reason } = standingOfRun(run);
  const name = [document, run.run_name].filter(Boolean).join(', ');
  return (
    <tr aria-rowindex={place} data-row={run.run_id} data-chosen={chosen || undefined}>
      {chosen !== undefined && (
        <td className={table.check}>
          <RowCheck
            label={t.runs.select(name, schema)}
            checked={chosen}
            onPick={(range) => onPick(run, range)}
          />
        </td>
      )}
      <td className={`${table.name} ${css.two}`}>
        <Link to={runPath(projectId, run)} title={name}>
          {document}
        </Link>
        {run.run_name && <span className={css.below}>{run.run_name}</span>}
      </td>
      <td className={css.two} title={[schema, model].filter(Boolean).join(', ')}>
        <span className="mono">{schema}</span>
        {model && <span className={css.below}>{model}</span>}
      </td>
      <td className={css.status}>
        <StatusPill status={status} word={word} title={reason && reasonOf(reason).words} />
      </td>
      <td>
        <Bar counts={run.counts} />
      </td>
      <td className={`${table.number} ${run.usage?.calls ? '' : css.none}`}>
        {run.usage?.calls ? usd(run.usage.cost_usd) : ''}
      </td>
      <td className={`${css.two} ${css.made}`} title={by ? `${by}, ${onDay(run.created_at)}` : undefined}>
        {onDay(run.created_at)}
        {by && <span className={css.below}>{by}</span>}
      </td>
      <td className={table.end}>
        <RowButton of={name} opened={menu} onOpen={(button) => onMenu(run, button)} />
      </td>
    </tr>
  );
});
