import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { project as t } from 'texts/project';
import type { Project, Run, SourceDocument } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { FailureList, useRetry, type FailedBlock } from '../../runs/components/FailureList';
import css from './Failures.module.css';

interface Props {
  project: Project;
  schemaId: string;
  runs: Run[];
  documents: SourceDocument[];
  failed: number;
  onClose: () => void;
}

/** What failed in a project under one schema, and the rows where it did. */
export function Failures({ project, schemaId, runs, documents, failed, onClose }: Props) {
  const id = project.project_id;
  const reviewer = can(project.role, 'reviewer');
  const editor = can(project.role, 'editor');
  const where = { schemaId };
  const retry = useRetry({ projectId: id, where, runs, editor });
  const titles = useMemo(() => {
    const bySource = new Map(documents.map(({ source_uid, doc_title }) => [source_uid, doc_title]));
    return new Map(
      runs.map((run) => [run.run_id, { run, title: bySource.get(run.source_uid) ?? t.failures.aDocument }]),
    );
  }, [documents, runs]);
  const place = (sample: FailedBlock) => <Place id={id} sample={sample} at={titles.get(sample.run_id)} />;
  return (
    <section className={css.card} aria-label={t.failures.title}>
      <header>
        <h2>{t.failures.title}</h2>
        <span className={css.quiet}>{t.failures.blocks(failed)}</span>
        {reviewer && (
          <Button
            size="compact-sm"
            className={css.all}
            disabled={failed === 0}
            loading={retry.isPending}
            onClick={() => retry.mutate(undefined)}
          >
            {t.failures.retryAll}
          </Button>
        )}
        <ActionIcon size={24} aria-label={t.failures.close} onClick={onClose}>
          <IconX size={14} stroke={1.6} />
        </ActionIcon>
      </header>
      <FailureList
        projectId={id}
        where={where}
        runs={runs}
        reviewer={reviewer}
        editor={editor}
        place={place}
      />
    </section>
  );
}

function Place({ id, sample, at }: { id: string; sample: FailedBlock; at?: { run: Run; title: string } }) {
  const index = Number(sample.block_uid.split(':').at(-1));
  if (!at) return t.failures.block(index + 1);
  const { run, title } = at;
  const to = `/app/projects/${id}/documents/${run.source_uid}?run=${run.run_id}&status=failed&block=${index}`;
  return (
    <Link className="link" to={to} title={[title, run.run_name].filter(Boolean).join(', ')}>
      {t.failures.blockOf(title, index + 1)}
    </Link>
  );
}
