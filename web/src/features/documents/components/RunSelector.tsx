import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Run } from '../../../shared/api/types';
import { percent } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { StatusGlyph } from '../../../shared/ui/Status';
import { useScope } from '../../projects/model/scope';
import { isOffline, standingOfRun } from '../../runs/model/effective';
import { useSchemasById } from '../../schemas/api/schemas';
import css from './RunSelector.module.css';

interface Props {
  runs: Run[];
  run: Run | undefined;
  onRun: (runId: string | null) => void;
  onNew: () => void;
}

/** Which run is looked at; a new one is made here too. */
export function RunSelector({ runs, run, onRun, onNew }: Props) {
  const { project } = useScope();
  const ids = useMemo(() => [...new Set(runs.map((each) => each.schema_id))].sort(), [runs]);
  const schemas = useSchemasById(ids);
  const nameOf = (each: Run) => schemas.get(each.schema_id)?.schema_ref ?? '…';
  return (
    <Menu width={300}>
      <Menu.Target>
        <Button
          className={css.target}
          rightSection={<IconChevronDown size={14} stroke={1.8} />}
          aria-label={`Run: ${run ? nameOf(run) : 'none'}`}
        >
          <span className={css.name}>{run ? nameOf(run) : 'No run'}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" className={css.list}>
        {runs.map((each) => {
          const standing = standingOfRun(each);
          const settled = each.completed_blocks + each.failed_blocks;
          return (
            <Menu.Item
              key={each.run_id}
              onClick={() => onRun(each.run_id)}
              leftSection={<StatusGlyph status={standing.status} />}
              rightSection={each === run && <IconCheck size={14} stroke={1.8} />}
            >
              <span className={css.name}>{nameOf(each)}</span>
              <span className={css.meta}>
                {[
                  each.run_name,
                  standing.word ?? `${percent(settled, each.total_blocks)}% worked`,
                  isOffline(each) && 'offline',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Menu.Item>
          );
        })}
        {runs.length > 0 && (
          <Menu.Item onClick={() => onRun(null)} rightSection={!run && <IconCheck size={14} stroke={1.8} />}>
            Blocks only, no run
          </Menu.Item>
        )}
        {can(project.role, 'editor') && (
          <>
            {runs.length > 0 && <Menu.Divider />}
            <Menu.Item leftSection={<IconPlus size={14} stroke={1.8} />} onClick={onNew}>
              New run…
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
