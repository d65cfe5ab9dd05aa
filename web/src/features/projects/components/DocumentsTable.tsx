import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileText } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { count, plural } from '../../../shared/lib/format';
import { Bar } from '../../../shared/ui/Bar';
import { SortHead } from '../../../shared/ui/SortHead';
import { StatusPill } from '../../../shared/ui/Status';
import table from '../../../shared/ui/table.module.css';
import { documentSource } from '../../documents/api/documents';
import { after, type Order, type SortKey } from '../../documents/model/order';
import { standingOf } from '../../runs/model/effective';
import css from './DocumentsTable.module.css';

export type DocumentVerb = 'rename' | 'delete' | 'retry';

interface Props {
  projectId: string;
  documents: SourceDocument[];
  runs: Map<string, Run>;
  order: Order;
  onOrder: (order: Order) => void;
  editor: boolean;
  onVerb: (verb: DocumentVerb, document: SourceDocument) => void;
}

const columns: { by: SortKey; label: string; className?: string }[] = [
  { by: 'title', label: 'Document' },
  { by: 'type', label: 'Type', className: css.type },
  { by: 'blocks', label: 'Blocks', className: `${table.number} ${css.blocks}` },
  { by: 'status', label: 'Status', className: css.status },
  { by: 'progress', label: 'Progress', className: css.progress },
  { by: 'staged', label: 'Staged', className: `${table.number} ${css.staged}` },
];

export function DocumentsTable(props: Props) {
  const { projectId, documents, runs, order, onOrder, editor, onVerb } = props;
  return (
    <table className={`${table.table} ${css.table}`}>
      <thead>
        <tr>
          {columns.map(({ by, label, className }) => (
            <SortHead
              key={by}
              className={className}
              sorted={order.by === by ? (order.down ? 'down' : 'up') : null}
              onSort={() => onOrder(after(order, by))}
            >
              {label}
            </SortHead>
          ))}
          <th scope="col" className={css.actions}>
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <Row
            key={document.source_uid}
            projectId={projectId}
            document={document}
            run={runs.get(document.source_uid)}
            editor={editor}
            onVerb={onVerb}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  projectId: string;
  document: SourceDocument;
  run: Run | undefined;
  editor: boolean;
  onVerb: Props['onVerb'];
}

const Row = memo(function Row({ projectId, document, run, editor, onVerb }: RowProps) {
  const standing = standingOf(document, run);
  const failed = document.status === 'conversion_failed' || document.status === 'ingest_failed';
  const to = `/app/projects/${projectId}/documents/${document.source_uid}${run ? `?run=${run.run_id}` : ''}`;
  return (
    <tr>
      <td className={`${table.name} ${css.title}`}>
        <Link to={to} title={document.doc_title}>
          <IconFileText size={15} stroke={1.6} className={css.icon} />
          {document.doc_title}
        </Link>
      </td>
      <td className={table.quiet}>{document.source_type}</td>
      <td className={table.number}>
        {document.conv_total_blocks === null ? '' : count(document.conv_total_blocks)}
      </td>
      <td className={css.status}>
        {standing ? (
          <StatusPill status={standing.status} word={standing.word} title={standing.reason} />
        ) : (
          <span className={css.ready}>Ingested</span>
        )}
        {!!document.report_notes && (
          <Link
            className={css.notes}
            to={to}
            state={{ side: 'report' }}
            title="What was dropped or is uncertain about this document"
          >
            {plural(document.report_notes, 'note')}
          </Link>
        )}
      </td>
      <td className={css.progress}>
        {run && <Bar counts={run.counts} />}
        {failed && (
          <span className={css.reason} title={document.error ?? undefined}>
            {document.error}
          </span>
        )}
      </td>
      <td className={`${table.number} ${run?.counts.ai_complete ? '' : css.zero}`}>
        {run ? count(run.counts.ai_complete) : ''}
      </td>
      <td className={table.end}>
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={`Actions for ${document.doc_title}`}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={documentSource(projectId, document.source_uid)} download>
              Download the upload
            </Menu.Item>
            {editor && failed && <Menu.Item onClick={() => onVerb('retry', document)}>Try again</Menu.Item>}
            {editor && <Menu.Item onClick={() => onVerb('rename', document)}>Rename…</Menu.Item>}
            {editor && (
              <Menu.Item color="red" onClick={() => onVerb('delete', document)}>
                Delete…
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
});
