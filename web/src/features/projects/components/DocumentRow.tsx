import { IconFileText } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { project as t } from 'texts/project';
import type { Run, SourceDocument } from '../../../shared/api/types';
import { count } from '../../../shared/lib/format';
import { Bar } from '../../../shared/ui/Bar';
import { RowButton } from '../../../shared/ui/RowButton';
import { RowCheck } from '../../../shared/ui/RowCheck';
import { StatusPill } from '../../../shared/ui/Status';
import table from '../../../shared/ui/table.module.css';
import { hasFailed } from '../model/order';
import { standingOf } from '../../runs/model/effective';
import css from './DocumentsTable.module.css';

interface Props {
  projectId: string;
  document: SourceDocument;
  run: Run | undefined;
  /** Where it stands in the table, its head included: a reader of the page is told of the rows that are not drawn. */
  place: number;
  /** Undefined where rows are not chosen. */
  chosen: boolean | undefined;
  onPick: (document: SourceDocument, range: boolean) => void;
  menu: boolean;
  onMenu: (document: SourceDocument, button: HTMLElement) => void;
}

/** A document as the project lists it; drawn again only when something about it has changed. */
export const DocumentRow = memo(function DocumentRow(props: Props) {
  const { projectId, document, run, place, chosen, onPick, menu, onMenu } = props;
  const standing = standingOf(document, run);
  const to = `/app/projects/${projectId}/documents/${document.source_uid}${run ? `?run=${run.run_id}` : ''}`;
  return (
    <tr aria-rowindex={place} data-row={document.source_uid} data-chosen={chosen || undefined}>
      {chosen !== undefined && (
        <td className={table.check}>
          <RowCheck
            label={t.documents.select(document.doc_title)}
            checked={chosen}
            onPick={(range) => onPick(document, range)}
          />
        </td>
      )}
      <td className={`${table.name} ${css.title}`}>
        <Link to={to} title={document.doc_title}>
          <IconFileText size={15} stroke={1.6} className={css.icon} />
          <span className={css.words}>{document.doc_title}</span>
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
          <span className={css.ready}>{t.documents.ingested}</span>
        )}
        {!!document.report_notes && (
          <Link className={css.notes} to={to} state={{ side: 'report' }} title={t.documents.notesTitle}>
            {t.documents.notes(document.report_notes)}
          </Link>
        )}
      </td>
      <td className={css.progress}>
        {run && <Bar counts={run.counts} />}
        {hasFailed(document) && (
          <span className={css.reason} title={document.error ?? undefined}>
            {document.error}
          </span>
        )}
      </td>
      <td className={`${table.number} ${run?.counts.ai_complete ? '' : css.zero}`}>
        {run ? count(run.counts.ai_complete) : ''}
      </td>
      <td className={table.end}>
        <RowButton of={document.doc_title} opened={menu} onOpen={(button) => onMenu(document, button)} />
      </td>
    </tr>
  );
});
