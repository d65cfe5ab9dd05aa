import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { documents as t } from 'texts/documents';
import { exportWords } from 'texts/exports';
import { can } from '../../../shared/lib/roles';
import { useScope } from '../../../shared/realtime/scope';
import { RevisedItem } from '../../exports/components/RevisedItem';
import { isStaged } from '../../review-grid/model/row';
import { trialBlocks } from '../../runs/api/runs';
import { isUnderWay, isWorking } from '../../runs/model/effective';
import { useRunVerb } from '../../runs/model/useRunVerb';
import { documentSource } from '../../documents/api/documents';
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
        <ActionIcon aria-label={t.more.title} title={t.more.title}>
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
            {t.more.back}
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
            {document.report_notes ? t.more.reportNotes(document.report_notes) : t.more.report}
          </Menu.Item>
          <Menu.Item component="a" href={documentSource(id, document.source_uid)} download>
            {t.more.source}
          </Menu.Item>
          <Menu.Item className={css.folded} onClick={props.onReload}>
            {t.more.reload}
          </Menu.Item>
          <Menu.Item
            className={css.folded}
            closeMenuOnClick={false}
            rightSection={<IconChevronRight size={14} stroke={1.8} />}
            onClick={() => setColumns(true)}
          >
            {t.more.columns}
          </Menu.Item>
          <Menu.Item className={css.dense} onClick={() => props.onExpanded(!props.expanded)}>
            {props.expanded ? t.more.compact : t.more.expanded}
          </Menu.Item>
          {reviewer && run && (
            <>
              <Menu.Divider />
              {filtered && (
                <Menu.Item disabled={counts.ai_complete === 0} onClick={() => onAsk('confirm')}>
                  {t.more.confirmAll(counts.ai_complete)}
                </Menu.Item>
              )}
              {filtered && (
                <Menu.Item disabled={!shownStaged} onClick={() => onMany('reject', 'shown')}>
                  {shownStaged === null ? t.more.rejectShownReading : t.more.rejectShown(shownStaged)}
                </Menu.Item>
              )}
              <Menu.Item
                disabled={reading || counts.ai_complete === 0}
                onClick={() => onMany('reject', 'staged')}
              >
                {t.more.rejectStaged(counts.ai_complete)}
              </Menu.Item>
              <Menu.Item disabled={staged === 0 || props.fields.length === 0} onClick={props.onSetField}>
                {t.more.setField(staged)}
              </Menu.Item>
              <Menu.Item disabled={selected.length === 0} onClick={() => props.onDecide('give-back')}>
                {t.more.giveBack}
              </Menu.Item>
            </>
          )}
          {run && (
            <Menu.Item disabled={counts.failed === 0} onClick={props.onFailures}>
              {counts.failed > 0 ? t.more.failuresOf(counts.failed) : t.more.failures}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => onAsk('keys')}>{t.more.keys}</Menu.Item>
          {editor && run && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => onAsk('settings')}>{t.more.settings}</Menu.Item>
              {run.status === 'running' && !isWorking(run) && counts.pending > trialBlocks && (
                <Menu.Item onClick={() => onAsk('trial')}>{t.more.trial(trialBlocks)}</Menu.Item>
              )}
              {isUnderWay(run) && (
                <Menu.Item onClick={() => verb.mutate({ verb: 'pause', runs: [run] })}>
                  {t.more.pause}
                </Menu.Item>
              )}
              {run.status === 'paused' && (
                <Menu.Item onClick={() => verb.mutate({ verb: 'resume', runs: [run] })}>
                  {t.more.resume}
                </Menu.Item>
              )}
              {run.status !== 'cancelled' && run.status !== 'complete' && (
                <Menu.Item onClick={() => onAsk('cancel')}>{t.more.cancel}</Menu.Item>
              )}
              <Menu.Item color="red" onClick={() => onAsk('delete')}>
                {t.more.deleteRun}
              </Menu.Item>
            </>
          )}
          {editor && (
            <>
              {!run && <Menu.Divider />}
              <Menu.Item color="red" onClick={() => onAsk('delete-document')}>
                {t.more.deleteDocument}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      )}
    </Menu>
  );
}
