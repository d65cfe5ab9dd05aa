import { ActionIcon, Menu, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconColumns3, IconDownload, IconFilter, IconRefresh } from '@tabler/icons-react';
import { Link } from 'react-router';
import { documents as t } from 'texts/documents';
import { exportWords } from 'texts/exports';
import type { Counts, Run, SourceDocument } from '../../../shared/api/types';
import { bytes } from '../../../shared/lib/format';
import { can } from '../../../shared/lib/roles';
import { OfflineChip } from '../../../shared/ui/Chip';
import { StatusPill } from '../../../shared/ui/Status';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { Divider, Toolbar } from '../../../shared/ui/Toolbar';
import bar from '../../../shared/ui/Toolbar.module.css';
import { useScope } from '../../../shared/realtime/scope';
import type { ManyQuestion } from '../../review-grid/model/many';
import type { Row } from '../../review-grid/model/row';
import { RunMeter } from '../../runs/components/RunMeter';
import { isOffline, isWorking, standingOf } from '../../runs/model/effective';
import type { Field } from '../../schemas/model/fields';
import { ColumnItems } from './ColumnItems';
import { MoreMenu } from './MoreMenu';
import type { ReviewQuestion } from './ReviewDialogs';
import css from './ReviewToolbar.module.css';
import { RunSelector } from './RunSelector';
import { Steps } from './Steps';

export interface ToolbarProps {
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
  onRun: (runId: string | null) => void;
  onAsk: (question: ReviewQuestion) => void;
  onReload: () => void;
  onFailures: () => void;
  onReport: () => void;
  onDecide: (verb: 'confirm' | 'reject' | 'give-back') => void;
  /** How many staged blocks the filter lets through; null without a filter, or while blocks are still being read. */
  shownStaged: number | null;
  /** A filter is on, even where its bar is not. */
  filtered: boolean;
  reading: boolean;
  onMany: (verb: ManyQuestion['verb'], of: ManyQuestion['of']) => void;
  onSetField: () => void;
}

const icon = { size: 16, stroke: 1.6 };

/** The line above the grid: the document and its state, the run, how it is shown, and the one next step. */
export function ReviewToolbar(props: ToolbarProps) {
  const { document, run, counts, fields, hidden, filtering } = props;
  const { project } = useScope();
  const standing = standingOf(document, run);
  const working = (run && isWorking(run)) || undefined;
  const file = [
    document.source_type,
    document.source_filesize === undefined ? null : bytes(document.source_filesize),
  ];
  const text = [
    document.conv_total_characters == null ? null : t.toolbar.characters(document.conv_total_characters),
    document.conv_total_blocks === null ? null : t.toolbar.blocks(document.conv_total_blocks),
  ];
  return (
    <Toolbar
      actions={
        <>
          {(props.offline || (run && isOffline(run))) && (
            <span className={css.chip}>
              <OfflineChip />
            </span>
          )}
          <RunSelector runs={props.runs} run={run} onRun={props.onRun} onAsk={props.onAsk} />
          <SegmentedControl
            size="xs"
            className={css.density}
            aria-label={t.toolbar.density}
            value={props.expanded ? 'expanded' : 'compact'}
            onChange={(value) => props.onExpanded(value === 'expanded')}
            data={[
              { value: 'compact', label: t.toolbar.compact },
              { value: 'expanded', label: t.toolbar.expanded },
            ]}
          />
          <span className={css.divider}>
            <Divider />
          </span>
          <ActionIcon
            aria-label={t.toolbar.filter}
            title={t.toolbar.filter}
            aria-pressed={filtering}
            variant={filtering ? 'light' : 'subtle'}
            onClick={(event) => props.onFilter(event.currentTarget)}
          >
            <IconFilter {...icon} />
          </ActionIcon>
          <Menu closeOnItemClick={false}>
            <Menu.Target>
              <ActionIcon className={css.foldable} aria-label={t.toolbar.columns} title={t.toolbar.columns}>
                <IconColumns3 {...icon} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown className={css.columns}>
              <ColumnItems fields={fields} withRun={!!run} hidden={hidden} onHidden={props.onHidden} />
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            className={css.foldable}
            aria-label={exportWords.open}
            title={exportWords.open}
            onClick={() => props.onAsk('export')}
          >
            <IconDownload {...icon} />
          </ActionIcon>
          <ActionIcon
            className={css.foldable}
            aria-label={t.toolbar.reload}
            title={t.toolbar.reload}
            onClick={props.onReload}
          >
            <IconRefresh {...icon} />
          </ActionIcon>
          <MoreMenu {...props} />
          <Steps {...props} counts={counts} />
        </>
      }
    >
      <ActionIcon
        component={Link}
        to={`/app/projects/${project.project_id}`}
        aria-label={t.toolbar.backTo(project.project_name)}
        title={project.project_name}
        className={css.back}
        data-working={working}
      >
        <IconChevronLeft {...icon} />
      </ActionIcon>
      <div className={css.crumbs} data-working={working}>
        <Crumbs
          trail={[
            { to: '/app', name: t.toolbar.projects },
            { to: `/app/projects/${project.project_id}`, name: project.project_name },
          ]}
          here={document.doc_title}
        />
      </div>
      {standing && (
        <span className={css.pill} data-working={working}>
          <StatusPill status={standing.status} word={standing.word} title={standing.reason} />
        </span>
      )}
      {run && (
        <RunMeter
          projectId={project.project_id}
          run={run}
          name={run.run_name ?? t.toolbar.unnamedRun}
          editor={can(project.role, 'editor')}
          onAsk={props.onAsk}
        />
      )}
      <span className={`${bar.meta} ${css.meta}`} title={joined([...file, ...text])}>
        {joined(file)}
        <span className={css.more}>{joined(['', ...text.filter(Boolean)])}</span>
      </span>
    </Toolbar>
  );
}

function joined(words: (string | null)[]): string {
  return words.filter((word) => word !== null).join(' · ');
}
