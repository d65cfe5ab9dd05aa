import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import {
  IconChecks,
  IconChevronLeft,
  IconChevronRight,
  IconColumns3,
  IconDots,
  IconDownload,
  IconFilter,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Counts, Run, SourceDocument } from '../../../shared/api/types';
import { bytes, count, plural } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { OfflineChip } from '../../../shared/ui/Chip';
import { StatusPill } from '../../../shared/ui/Status';
import { Divider, PageTitle, Toolbar } from '../../../shared/ui/Toolbar';
import bar from '../../../shared/ui/Toolbar.module.css';
import { useScope } from '../../projects/model/scope';
import type { Row } from '../../review-grid/model/row';
import { isStaged } from '../../review-grid/model/row';
import { runExport, trialBlocks } from '../../runs/api/runs';
import { RunMeter } from '../../runs/components/RunMeter';
import { isOffline, isOpen, isWorking, standingOf } from '../../runs/model/effective';
import { useRunVerb } from '../../runs/model/useRunVerb';
import type { Field } from '../../schemas/model/fields';
import { documentSource } from '../api/documents';
import { ColumnItems } from './ColumnItems';
import type { ReviewQuestion } from './ReviewDialogs';
import css from './ReviewToolbar.module.css';
import { RunSelector } from './RunSelector';

interface Props {
  document: SourceDocument;
  runs: Run[];
  run: Run | undefined;
  counts: Counts;
  offline: boolean;
  fields: Field[];
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
  expanded: boolean;
  onExpanded: (expanded: boolean) => void;
  filtering: boolean;
  onFilter: (from: HTMLElement) => void;
  selected: Row[];
  exportAddress: string;
  onRun: (runId: string | null) => void;
  onAsk: (question: ReviewQuestion) => void;
  onReload: () => void;
  onFailures: () => void;
  onReport: () => void;
  onDecide: (verb: 'confirm' | 'reject' | 'give-back') => void;
}

const icon = { size: 16, stroke: 1.6 };

/** The line above the grid: the document and its state, the run, how it is shown, and the one next step. */
export function ReviewToolbar(props: Props) {
  const { document, run, counts, fields, hidden, filtering } = props;
  const { project } = useScope();
  const standing = standingOf(document, run);
  const meta = [
    document.source_type,
    document.source_filesize === undefined ? null : bytes(document.source_filesize),
    document.conv_total_blocks === null ? null : plural(document.conv_total_blocks, 'block'),
  ];
  return (
    <Toolbar
      actions={
        <>
          {(props.offline || (run && isOffline(run))) && <OfflineChip />}
          <RunSelector runs={props.runs} run={run} onRun={props.onRun} onAsk={props.onAsk} />
          <SegmentedControl
            size="xs"
            className={css.density}
            aria-label="Density"
            value={props.expanded ? 'expanded' : 'compact'}
            onChange={(value) => props.onExpanded(value === 'expanded')}
            data={[
              { value: 'compact', label: 'Compact' },
              { value: 'expanded', label: 'Expanded' },
            ]}
          />
          <span className={css.divider}>
            <Divider />
          </span>
          <ActionIcon
            aria-label="Filter"
            title="Filter"
            aria-pressed={filtering}
            variant={filtering ? 'light' : 'subtle'}
            onClick={(event) => props.onFilter(event.currentTarget)}
          >
            <IconFilter {...icon} />
          </ActionIcon>
          <Menu closeOnItemClick={false}>
            <Menu.Target>
              <ActionIcon className={css.foldable} aria-label="Columns" title="Columns">
                <IconColumns3 {...icon} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <ColumnItems fields={fields} withRun={!!run} hidden={hidden} onHidden={props.onHidden} />
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            className={css.foldable}
            component="a"
            href={props.exportAddress}
            download
            aria-label="Export"
            title="Export confirmed as JSONL"
          >
            <IconDownload {...icon} />
          </ActionIcon>
          <ActionIcon className={css.foldable} aria-label="Reload" title="Reload" onClick={props.onReload}>
            <IconRefresh {...icon} />
          </ActionIcon>
          <More {...props} />
          <Steps {...props} counts={counts} />
        </>
      }
    >
      <ActionIcon
        component={Link}
        to={`/app/projects/${project.project_id}`}
        aria-label={`Back to ${project.project_name}`}
        title={project.project_name}
        className={css.back}
      >
        <IconChevronLeft {...icon} />
      </ActionIcon>
      <PageTitle>{document.doc_title}</PageTitle>
      {standing && <StatusPill status={standing.status} word={standing.word} title={standing.reason} />}
      {run && (
        <RunMeter
          projectId={project.project_id}
          run={run}
          name={run.run_name ?? 'This run'}
          editor={can(project.role, 'editor')}
          onAsk={props.onAsk}
        />
      )}
      <span className={`${bar.meta} ${css.meta}`}>{meta.filter(Boolean).join(' · ')}</span>
    </Toolbar>
  );
}

/** The next step: with rows selected, what to do with them; else to run what is pending and confirm what is staged. */
function Steps({ run, counts, selected, onAsk, onDecide }: Props) {
  const { project } = useScope();
  const verb = useRunVerb(project.project_id);
  if (!run) return null;
  const staged = selected.filter(isStaged).length;
  if (selected.length > 0 && can(project.role, 'reviewer')) {
    return (
      <>
        <Button leftSection={<IconX {...icon} />} disabled={staged === 0} onClick={() => onDecide('reject')}>
          Reject {count(staged)}
        </Button>
        <Button
          variant="filled"
          leftSection={<IconChecks {...icon} />}
          disabled={staged === 0}
          onClick={() => onDecide('confirm')}
        >
          Confirm {count(staged)}
        </Button>
      </>
    );
  }
  return (
    <>
      {can(project.role, 'editor') && isWorking(run) && (
        <Button
          leftSection={<IconPlayerPause {...icon} />}
          loading={verb.isPending}
          onClick={() => verb.mutate({ verb: 'pause', runs: [run] })}
        >
          Pause
        </Button>
      )}
      {can(project.role, 'editor') && !isWorking(run) && run.status === 'running' && counts.pending > 0 && (
        <Button leftSection={<IconPlayerPlay {...icon} />} onClick={() => onAsk('run')}>
          Run pending
        </Button>
      )}
      {can(project.role, 'reviewer') && (
        <Button
          variant="filled"
          leftSection={<IconChecks {...icon} />}
          disabled={counts.ai_complete === 0}
          onClick={() => onAsk('confirm')}
        >
          {counts.ai_complete > 0 ? `Confirm ${count(counts.ai_complete)}` : 'Confirm'}
        </Button>
      )}
    </>
  );
}

function More(props: Props) {
  const { document, run, counts, selected, onAsk } = props;
  const { project } = useScope();
  const id = project.project_id;
  const verb = useRunVerb(id);
  // On narrow screens the columns are a page of this menu: a menu beside it would need a pointer that hovers.
  const [columns, setColumns] = useState(false);
  const reviewer = can(project.role, 'reviewer');
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
          <Menu.Item className={css.folded} component="a" href={props.exportAddress} download>
            Export confirmed
          </Menu.Item>
          {run && (
            <Menu.Item component="a" href={runExport(id, run.run_id, true)} download>
              Export with staged, marked
            </Menu.Item>
          )}
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
