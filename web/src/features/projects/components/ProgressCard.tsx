import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { project as t } from 'texts/project';
import type { Counts, OverlayStatus, SchemaArtifact } from '../../../shared/api/types';
import type { StreamState } from '../../../shared/realtime/stream';
import { decidedOf, totalOf } from '../../../shared/lib/counts';
import { count, percent } from '../../../shared/lib/format';
import { Bar } from '../../../shared/ui/Bar';
import { OfflineChip } from '../../../shared/ui/Chip';
import { Live } from '../../../shared/ui/Live';
import { StatusGlyph, statusWords } from '../../../shared/ui/Status';
import css from './ProgressCard.module.css';

interface Props {
  counts: Counts;
  schemas: SchemaArtifact[];
  schemaId: string;
  live: StreamState;
  working: number;
  offline: boolean;
  onSchema: (schemaId: string) => void;
  /** Whether what failed is shown below. */
  failures: boolean;
  onFailures: () => void;
  /** What is being worked on, and for how much. */
  work: ReactNode;
}

/** How far the review of a project is under one schema: the one big number, and what it is made of. */
export function ProgressCard(props: Props) {
  const { counts, schemas, schemaId, live, working, offline, onSchema, failures, onFailures, work } = props;
  const total = totalOf(counts);
  const decided = decidedOf(counts);
  const boxes: OverlayStatus[] = [
    'confirmed',
    'ai_complete',
    'pending',
    'failed',
    ...(counts.rejected > 0 ? (['rejected'] as const) : []),
  ];
  return (
    <section className={css.card} aria-label={t.progress.title}>
      <div className={css.head}>
        <span className={css.big}>{percent(decided, total)}%</span>
        <span className={css.sentence}>{sentence(counts)}</span>
        {schemas.length > 1 ? (
          <NativeSelect
            aria-label={t.progress.schema}
            size="xs"
            className={css.select}
            value={schemaId}
            onChange={(event) => onSchema(event.currentTarget.value)}
            data={schemas.map((schema) => ({ value: schema.schema_id, label: schema.schema_ref }))}
          />
        ) : (
          <span className={css.schema}>{schemas[0]?.schema_ref}</span>
        )}
        {offline && <OfflineChip />}
        <span className={css.live}>
          <Live state={live} extra={working > 0 ? t.progress.working(working) : undefined} />
        </span>
      </div>
      <div className={css.bar}>
        <Bar counts={counts} height={10} gap={3} />
      </div>
      <dl className={css.boxes}>
        {boxes.map((status) => (
          <div key={status} className={css.box}>
            <dt>
              <StatusGlyph status={status} />
              {statusWords[status]}
            </dt>
            <dd>
              {count(status === 'pending' ? counts.pending + counts.claimed : counts[status])}
              {status === 'pending' && counts.claimed > 0 && (
                <span className={css.aside}>{t.progress.running(counts.claimed)}</span>
              )}
              {status === 'failed' && counts.failed > 0 && (
                <button type="button" className={css.why} aria-expanded={failures} onClick={onFailures}>
                  {t.progress.failures}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {work}
    </section>
  );
}

/** What the big number says: how many blocks are decided, and how, once nothing is open any more. */
function sentence(counts: Counts): string {
  const total = totalOf(counts);
  const decided = decidedOf(counts);
  if (total > 0 && decided === total) {
    return t.progress.allDecidedWith(counts.confirmed, counts.rejected);
  }
  if (counts.rejected === 0) return t.progress.confirmedWith(decided, total);
  return t.progress.decidedWith(decided, total, counts.rejected);
}
