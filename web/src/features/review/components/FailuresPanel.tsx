import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { documents as t } from 'texts/documents';
import type { Run } from '../../../shared/api/types';
import details from '../../review-grid/components/Details.module.css';
import { FailureList, useRetry } from '../../runs/components/FailureList';
import css from './FailuresPanel.module.css';

interface Props {
  projectId: string;
  run: Run;
  reviewer: boolean;
  editor: boolean;
  /** To the row of a block. */
  onBlock: (blockUid: string) => void;
  onlyFailed: boolean;
  onOnlyFailed: () => void;
  onClose: () => void;
}

/** What failed in this run, beside its rows. */
export function FailuresPanel(props: Props) {
  const { projectId, run, reviewer, editor, onBlock, onlyFailed, onOnlyFailed, onClose } = props;
  const where = { runId: run.run_id };
  const retry = useRetry({ projectId, where, runs: [run], editor });
  const failed = run.counts.failed;
  return (
    // Escape closes it from within; the page gives the focus back.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={details.panel}
      aria-label={t.failures.title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={details.head}>
        <h2>{t.failures.title}</h2>
        <span className={details.quiet}>{t.failures.failed(failed)}</span>
        <ActionIcon className={details.close} aria-label={t.failures.close} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={`${details.body} ${css.body}`} tabIndex={0}>
        <div className={css.all}>
          <Button size="compact-sm" aria-pressed={onlyFailed} disabled={failed === 0} onClick={onOnlyFailed}>
            {onlyFailed ? t.failures.showAll : t.failures.showOnly}
          </Button>
          {reviewer && (
            <Button
              size="compact-sm"
              disabled={failed === 0}
              loading={retry.isPending}
              onClick={() => retry.mutate(undefined)}
            >
              {t.failures.againAll}
            </Button>
          )}
        </div>
        <FailureList
          projectId={projectId}
          where={where}
          runs={[run]}
          reviewer={reviewer}
          editor={editor}
          place={({ block_uid }) => (
            <button type="button" className={css.block} onClick={() => onBlock(block_uid)}>
              {t.failures.block(Number(block_uid.split(':').at(-1)) + 1)}
            </button>
          )}
        />
      </div>
    </aside>
  );
}
