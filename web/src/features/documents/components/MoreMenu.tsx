import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { count, plural } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { exportWords } from 'texts/exports';
import { RevisedItem } from '../../exports/components/RevisedItem';
import { useScope } from '../../projects/model/scope';
import { isStaged } from '../../review-grid/model/row';
import { trialBlocks } from '../../runs/api/runs';
import { isOpen, isWorking } from '../../runs/model/effective';
import { useRunVerb } from '../../runs/model/useRunVerb';
import { documentSource } from '../api/documents';
import { ColumnItems } from './ColumnItems';
import type { ToolbarProps } from './ReviewToolbar';
import css from './ReviewToolbar.module.css';

const icon = { size: 16, stroke: 1.6 };

/** What else can be done here; on narrow screens also what the bar has no room for. */
export function MoreMenu(props: ToolbarProps) {
  const { document, run, counts, selected, shownStaged, filtered, reading, onAsk, onMany } = props;
  const { project } = useScope();
  const id = project.project_id;
  const verb = useRunVerb(id);
  // On narrow screens the columns are a page of this menu: a menu beside it would need a pointer that hovers.
  const [columns, setColumns] = useState(false);
  const reviewer = can(project.role, 'reviewer');
  const staged = selected.filter(isStaged).length;
  const editor = can(project.role, 'editor');
  return (
    <Menu onExitTransitionEnd={() => setColumns(false)}>
      <Menu.Target>
        <ActionIcon aria-label="More actions" title="More actions">
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      {columns && (
        <Menu.Dropdown className={css.columns} key="columns">
          <Menu.Item
            closeMenuOnClick={false}
            leftSection={<IconChevronLeft size={14} stroke={1.8} />}
            onClick={() => setColumns(false)}
          >
            Back
          </Menu.Item>
          <ColumnItems
            fields={props.fields}
            withRun={!!run}
            hidden={props.hidden}
            onHidden={props.onHidden}
          />
        </Menu.Dropdown>
      )}
      {!columns && (
        <Menu.Dropdown key="actions">
          <Menu.Item className={css.folded} onClick={() => onAsk('export')}>
            {exportWords.open}
          </Menu.Item>
          <RevisedItem projectId={id} document={document} run={run} />
          <Menu.Item data-autofocus onClick={props.onReport}>
            How it was read{!!document.report_notes && `: ${plural(document.report_notes, 'note')}`}
          </Menu.Item>
          <Menu.Item component="a" href={documentSource(id, document.source_uid)} download>
            Download the upload
          </Menu.Item>
          <Menu.Item className={css.folded} onClick={props.onReload}>
            Reload
          </Menu.Item>
          <Menu.Item
            className={css.folded}
            closeMenuOnClick={false}
            rightSection={<IconChevronRight size={14} stroke={1.8} />}
            onClick={() => setColumns(true)}
          >
            Columns
          </Menu.Item>
          <Menu.Item className={css.dense} onClick={() => props.onExpanded(!props.expanded)}>
            {props.expanded ? 'Compact rows' : 'Expanded rows'}
          </Menu.Item>
          {reviewer && run && (
            <>
              <Menu.Divider />
              {filtered && (
                <Menu.Item disabled={counts.ai_complete === 0} onClick={() => onAsk('confirm')}>
                  Confirm all {count(counts.ai_complete)}…
                </Menu.Item>
              )}
              {filtered && (
                <Menu.Item disabled={!shownStaged} onClick={() => onMany('reject', 'shown')}>
                  Reject all {shownStaged === null ? '' : count(shownStaged)} shown…
                </Menu.Item>
              )}
              <Menu.Item
                disabled={reading || counts.ai_complete === 0}
                onClick={() => onMany('reject', 'staged')}
              >
                Reject all {count(counts.ai_complete)} staged…
              </Menu.Item>
              <Menu.Item disabled={staged === 0 || props.fields.length === 0} onClick={props.onSetField}>
                Set a field on {count(staged)} selected…
              </Menu.Item>
              <Menu.Item disabled={selected.length === 0} onClick={() => props.onDecide('give-back')}>
                Give selected back to pending
              </Menu.Item>
            </>
          )}
          {run && (
            <Menu.Item disabled={counts.failed === 0} onClick={props.onFailures}>
              What failed{counts.failed > 0 && `: ${plural(counts.failed, 'block')}`}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => onAsk('keys')}>Keys</Menu.Item>
          {editor && run && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => onAsk('settings')}>Run settings…</Menu.Item>
              {run.status === 'running' && !isWorking(run) && counts.pending > trialBlocks && (
                <Menu.Item onClick={() => onAsk('trial')}>Run the first {trialBlocks} blocks…</Menu.Item>
              )}
              {isOpen(run) && (
                <Menu.Item onClick={() => verb.mutate({ verb: 'pause', runs: [run] })}>Pause run</Menu.Item>
              )}
              {run.status === 'paused' && (
                <Menu.Item onClick={() => verb.mutate({ verb: 'resume', runs: [run] })}>Resume run</Menu.Item>
              )}
              {run.status !== 'cancelled' && run.status !== 'complete' && (
                <Menu.Item onClick={() => onAsk('cancel')}>Cancel run…</Menu.Item>
              )}
              <Menu.Item color="red" onClick={() => onAsk('delete')}>
                Delete run…
              </Menu.Item>
            </>
          )}
          {editor && (
            <>
              {!run && <Menu.Divider />}
              <Menu.Item color="red" onClick={() => onAsk('delete-document')}>
                Delete document…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      )}
    </Menu>
  );
}
