import { Button, Menu } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconCheck,
  IconChevronDown,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { documents as t } from 'texts/documents';
import type { Run } from '../../../shared/api/types';
import { percent } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { StatusGlyph } from '../../../shared/ui/Status';
import { useScope } from '../../../shared/realtime/scope';
import { isOffline, standingOfRun } from '../../runs/model/effective';
import { useSchemasById } from '../../schemas/api/schemas';
import { hasNewer } from '../model/usePinnedRun';
import css from './RunSelector.module.css';

interface Props {
  runs: Run[];
  run: Run | undefined;
  onRun: (runId: string | null) => void;
  onAsk: (question: 'new-run' | 'settings' | 'rename') => void;
}

/** Which run is looked at; it is named and set up here, and a new one made. */
export function RunSelector({ runs, run, onRun, onAsk }: Props) {
  const { project } = useScope();
  const ids = useMemo(() => [...new Set(runs.map((each) => each.schema_id))].sort(), [runs]);
  const schemas = useSchemasById(ids);
  const schemaOf = (each: Run) => schemas.get(each.schema_id)?.schema_ref ?? '…';
  const nameOf = (each: Run) => each.run_name ?? schemaOf(each);
  const newer = hasNewer(runs, run);
  const title = run?.run_name ? t.runSelector.named(run.run_name, schemaOf(run)) : undefined;
  const label = run ? t.runSelector.label(nameOf(run)) : t.runSelector.labelNone;
  return (
    <Menu width={300}>
      <Menu.Target>
        <Button
          className={css.target}
          rightSection={<IconChevronDown size={14} stroke={1.8} />}
          aria-label={newer ? t.runSelector.withNewer(label) : label}
          title={newer ? t.runSelector.newer : title}
        >
          <span className={run?.run_name ? css.given : css.name}>
            {run ? nameOf(run) : t.runSelector.none}
          </span>
          {newer && <span className={css.newer} aria-hidden="true" />}
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
              <span className={each.run_name ? css.given : css.name}>{nameOf(each)}</span>
              <span className={css.meta}>
                {[
                  each.run_name && schemaOf(each),
                  standing.word ?? t.runSelector.worked(percent(settled, each.total_blocks)),
                  isOffline(each) && t.runSelector.offline,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Menu.Item>
          );
        })}
        {runs.length > 0 && (
          <Menu.Item onClick={() => onRun(null)} rightSection={!run && <IconCheck size={14} stroke={1.8} />}>
            {t.runSelector.blocksOnly}
          </Menu.Item>
        )}
        {can(project.role, 'editor') && (
          <>
            {runs.length > 0 && <Menu.Divider />}
            {run && (
              <>
                <Menu.Item
                  leftSection={<IconPencil size={14} stroke={1.6} />}
                  onClick={() => onAsk('rename')}
                >
                  {t.runSelector.rename}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconAdjustmentsHorizontal size={14} stroke={1.6} />}
                  onClick={() => onAsk('settings')}
                >
                  {t.runSelector.settings}
                </Menu.Item>
              </>
            )}
            <Menu.Item leftSection={<IconPlus size={14} stroke={1.8} />} onClick={() => onAsk('new-run')}>
              {t.runSelector.new}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
